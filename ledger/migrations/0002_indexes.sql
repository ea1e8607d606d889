-- What a page of a large ledger counts by: each index holds all that the counting asks for, so that
-- the rows of claims, which hold their words, need not be read for it.

DROP INDEX claims_subject;
DROP INDEX claims_source;
DROP INDEX claims_measure;
CREATE INDEX claims_subject ON claims (subject, state, document, id);
CREATE INDEX claims_source ON claims (source, state, document, id);
CREATE INDEX claims_measure ON claims (measure, state, document, id);
CREATE INDEX claims_standing ON claims (id, state, stance, document);
CREATE INDEX documents_published ON documents (id, published_last);
