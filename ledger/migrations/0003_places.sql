-- What a page of a large ledger filters by: claims of a place are found without looking at the others, and
-- those of a measure, a stance or a kind are known to fit some years without their rows, which hold the
-- words. Most claims name no area: an index of places leaves out those that have none.

CREATE INDEX claims_place ON claims (place, state, document, id) WHERE place IS NOT NULL;
CREATE INDEX claims_area ON claims (area, state, document, id) WHERE area IS NOT NULL;
CREATE INDEX claims_country ON claims (country, state, document, id) WHERE country IS NOT NULL;

DROP INDEX claims_measure;
DROP INDEX claims_standing;
CREATE INDEX claims_measure ON claims (measure, state, document, id, begins, ends);
CREATE INDEX claims_standing ON claims (id, state, stance, document, kind, begins, ends);
