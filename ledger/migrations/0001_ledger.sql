-- Column types are those that SQLite and PostgreSQL both have. Hashes and salts are lower-case hex,
-- times RFC 3339, dates ISO 8601 (so that text order is time order), booleans 0 and 1.

-- One row: what this file is.
CREATE TABLE ledger (
    format  BIGINT NOT NULL,  -- how many of these migrations it has
    unswept BIGINT NOT NULL   -- 1 from a redaction until old pages of the file are cleared
);

-- What was recorded. Rows are only ever added; a redaction sets salt and payload to NULL.
CREATE TABLE entries (
    seq        BIGINT NOT NULL PRIMARY KEY,  -- 1, 2, 3 …
    version    BIGINT NOT NULL,              -- of the encoding of header and payload
    kind       TEXT NOT NULL,
    recorded   TEXT NOT NULL,
    document   BIGINT,                       -- with which the payload is redacted; stands in the header too
    header     TEXT NOT NULL,                -- public: numbers, nothing copied from a text
    salt       TEXT,
    payload    TEXT,                         -- the words
    commitment TEXT NOT NULL,                -- SHA-256 of salt and payload
    hash       TEXT NOT NULL                 -- SHA-256 of all this but salt and payload, and of the hash before
);
CREATE INDEX entries_document ON entries (document);

-- The rest is derived from the entries, for filtering; verify derives it again and compares.
-- Names are folded to lower case. NULL where unknown or redacted.

CREATE TABLE documents (
    id             BIGINT NOT NULL PRIMARY KEY,
    entry          BIGINT NOT NULL,  -- that recorded it
    published      TEXT,             -- as known: a day, a month or a year
    published_last TEXT,             -- its last day
    outlet         TEXT,
    reader         TEXT,             -- of the last reading
    models         TEXT,
    redacted       BIGINT NOT NULL
);

CREATE TABLE claims (
    id            BIGINT NOT NULL PRIMARY KEY,
    document      BIGINT NOT NULL,
    entry         BIGINT NOT NULL,  -- that recorded it
    item          BIGINT NOT NULL,  -- its place among the claims of that entry, from 0
    origin        TEXT NOT NULL,
    kind          TEXT,
    stance        TEXT,
    measure       TEXT,
    subject       TEXT,
    source        TEXT,
    place         TEXT,
    area          TEXT,             -- first-level
    country       TEXT,
    begins        TEXT,             -- the window in which it occurred, where the words tell
    ends          TEXT,
    folded        TEXT,             -- words and names, for searching
    state         TEXT NOT NULL,
    superseded_by BIGINT,
    changed       BIGINT            -- the entry that set the state last, if one did
);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_subject ON claims (subject);
CREATE INDEX claims_source ON claims (source);
CREATE INDEX claims_measure ON claims (measure);

-- Plain hashes of texts, to know a text again. A redaction deletes the row: who
-- guesses a redacted text must have nothing to test the guess on.
CREATE TABLE text_hashes (
    document BIGINT NOT NULL PRIMARY KEY,
    hash     TEXT NOT NULL UNIQUE
);
