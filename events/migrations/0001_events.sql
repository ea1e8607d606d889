-- Column types are those that SQLite and PostgreSQL both have. Dates are ISO 8601, so that text
-- order is time order; months count from year 0, twelve a year. NULL is "not told", never zero.
-- Every table but record, areas and area_sets belongs to a version and goes with it.

-- One row: what this file is.
CREATE TABLE record (
    format BIGINT NOT NULL  -- how many of these migrations it has
);

-- A version of a dataset. Its rows come from one file and no other.
CREATE TABLE versions (
    version       BIGINT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    label         TEXT NOT NULL,    -- its maker's: 25.1
    source        TEXT NOT NULL,    -- the format it was read by
    released      TEXT,             -- as known: a day, a month or a year
    released_last TEXT,             -- its last day
    sha256        TEXT NOT NULL,    -- of the file
    grain         TEXT NOT NULL,
    kept          BIGINT NOT NULL,  -- rows of the file
    begun         TEXT,
    ended         TEXT,
    notes         TEXT NOT NULL,    -- title, licence and the like: a line each, see notes.rs
    UNIQUE (name, label)
);

-- Countries, and sets of them: a row has one set, mostly of one country.
CREATE TABLE areas (
    area BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,  -- number, ISO code or name: see Area::code
    gw   BIGINT,
    iso3 TEXT,
    name TEXT NOT NULL
);
CREATE TABLE area_sets (
    area_set BIGINT NOT NULL,
    area     BIGINT NOT NULL,
    PRIMARY KEY (area_set, area)
);

-- Dyads of a version, and sets of them: a row has one set, mostly of one dyad.
CREATE TABLE dyads (
    dyad    BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    id      TEXT,
    name    TEXT NOT NULL,
    a_id    TEXT,
    a_name  TEXT,
    b_id    TEXT,
    b_name  TEXT
);
CREATE INDEX dyads_version ON dyads (version);
CREATE TABLE dyad_sets (
    dyad_set BIGINT NOT NULL,
    dyad     BIGINT NOT NULL,
    PRIMARY KEY (dyad_set, dyad)
);

-- Who stands on which side of a dyad, under every name the row gives: of a coalition, the whole
-- and each member; of a dyad known only by its name, each way to part that name.
CREATE TABLE actors (
    actor   BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    id      TEXT,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL
);
CREATE INDEX actors_version ON actors (version);
CREATE TABLE dyad_actors (
    dyad  BIGINT NOT NULL,
    side  TEXT NOT NULL,     -- a or b
    actor BIGINT NOT NULL,
    whole BIGINT NOT NULL,   -- 1 if the actor is the side, 0 for a member or a guess
    PRIMARY KEY (dyad, side, actor)
);
CREATE INDEX dyad_actors_actor ON dyad_actors (actor);

-- Names of actors, from actor lists. What more a list tells stands in notes, as for versions.
CREATE TABLE aliases (
    version BIGINT NOT NULL,
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    kind    TEXT NOT NULL,   -- name, alias, previous, ally or location
    rank    BIGINT NOT NULL  -- the list's order
);
CREATE INDEX aliases_folded ON aliases (folded);
CREATE INDEX aliases_id ON aliases (version, id);

-- The rows.
CREATE TABLE events (
    version     BIGINT NOT NULL,
    id          TEXT NOT NULL,
    line        BIGINT NOT NULL,   -- order in the file
    begun       TEXT,
    ended       TEXT,
    grain       TEXT NOT NULL,     -- of the window: day, month, year
    date_prec   BIGINT,
    month       BIGINT,            -- that it is counted in
    violence    BIGINT NOT NULL,   -- place of the type in the list of types
    kind        TEXT,
    perpetrator BIGINT,
    dyad_set    BIGINT NOT NULL,   -- 0 for none
    conflict_id TEXT,
    conflict    TEXT,
    area_set    BIGINT NOT NULL,   -- 0 for none
    admin1      TEXT,
    admin2      TEXT,
    place       TEXT,
    latitude    DOUBLE PRECISION,
    longitude   DOUBLE PRECISION,
    place_prec  BIGINT,
    events      BIGINT,
    best        BIGINT,
    low         BIGINT,
    high        BIGINT,
    side_a      BIGINT,
    side_b      BIGINT,
    civilians   BIGINT,
    unknown     BIGINT,
    office      TEXT,
    reported    TEXT,
    headline    TEXT,
    reports     BIGINT
);

CREATE UNIQUE INDEX events_id ON events (version, id);
CREATE INDEX events_line ON events (version, line, id);
CREATE INDEX events_dyads ON events (version, dyad_set, ended);
CREATE INDEX events_areas ON events (version, area_set, ended);

-- The rows added up by month, set of countries, set of dyads and type. An actor is
-- found through its dyads, so that a row stands here once and sums over dyads hold.
CREATE TABLE panel (
    version     BIGINT NOT NULL,
    month       BIGINT NOT NULL,
    area_set    BIGINT NOT NULL,
    dyad_set    BIGINT NOT NULL,
    violence    BIGINT NOT NULL,
    perpetrator BIGINT,
    n           BIGINT NOT NULL,   -- rows
    events      BIGINT,            -- NULL where a row does not tell
    uncounted   BIGINT NOT NULL,   -- rows without a number
    best        BIGINT,            -- NULL where no row states a number
    low         BIGINT,            -- NULL where a counted row lacks it
    high        BIGINT
);

-- The same without dyads, for queries that name no actor: an order of magnitude fewer lines.
CREATE TABLE country_panel (
    version     BIGINT NOT NULL,
    month       BIGINT NOT NULL,
    area_set    BIGINT NOT NULL,
    violence    BIGINT NOT NULL,
    perpetrator BIGINT,
    n           BIGINT NOT NULL,
    events      BIGINT,
    uncounted   BIGINT NOT NULL,
    best        BIGINT,
    low         BIGINT,
    high        BIGINT
);
CREATE INDEX country_panel_areas ON country_panel (version, area_set, month);
CREATE INDEX panel_areas ON panel (version, area_set, month);
CREATE INDEX panel_dyads ON panel (version, dyad_set, month);
