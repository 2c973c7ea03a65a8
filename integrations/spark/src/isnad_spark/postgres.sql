-- Isnad's records in PostgreSQL 13 or newer. Run by `python -m isnad_spark run --postgres`; may be run again at any time.
-- A record is kept as the program wrote it; views give its columns. Documentation/SCALE.md tells what each is for.
CREATE SCHEMA IF NOT EXISTS isnad;

CREATE TABLE IF NOT EXISTS isnad.record (
  job text NOT NULL,             -- which job wrote it; loading a job again replaces it
  position bigint NOT NULL,      -- the article's line over all inputs of the job
  ordinal integer NOT NULL,      -- the record's place among its article's
  kind text NOT NULL,            -- document, entity, time, figure, statement, event, vote, poll, damage
  document text NOT NULL,        -- sha256: of the text
  published date,                -- the article's day of publication
  record jsonb NOT NULL,         -- the contract's record
  PRIMARY KEY (job, position, ordinal, kind)
) PARTITION BY LIST (kind);
CREATE TABLE IF NOT EXISTS isnad.record_document PARTITION OF isnad.record FOR VALUES IN ('document');
CREATE TABLE IF NOT EXISTS isnad.record_entity PARTITION OF isnad.record FOR VALUES IN ('entity');
CREATE TABLE IF NOT EXISTS isnad.record_time PARTITION OF isnad.record FOR VALUES IN ('time');
CREATE TABLE IF NOT EXISTS isnad.record_figure PARTITION OF isnad.record FOR VALUES IN ('figure');
CREATE TABLE IF NOT EXISTS isnad.record_statement PARTITION OF isnad.record FOR VALUES IN ('statement');
CREATE TABLE IF NOT EXISTS isnad.record_event PARTITION OF isnad.record FOR VALUES IN ('event');
CREATE TABLE IF NOT EXISTS isnad.record_vote PARTITION OF isnad.record FOR VALUES IN ('vote');
CREATE TABLE IF NOT EXISTS isnad.record_poll PARTITION OF isnad.record FOR VALUES IN ('poll');
CREATE TABLE IF NOT EXISTS isnad.record_damage PARTITION OF isnad.record FOR VALUES IN ('damage');

CREATE TABLE IF NOT EXISTS isnad.reject (
  job text NOT NULL,
  position bigint NOT NULL,
  error jsonb NOT NULL,          -- the error record: file, line, code, message
  input bytea NOT NULL,          -- the line as it came in
  PRIMARY KEY (job, position)
);

CREATE INDEX IF NOT EXISTS record_document_id ON isnad.record (document);
CREATE INDEX IF NOT EXISTS record_published ON isnad.record (published);
CREATE INDEX IF NOT EXISTS entity_id ON isnad.record_entity (job, position, (record ->> 'id'));
CREATE INDEX IF NOT EXISTS entity_name ON isnad.record_entity ((record ->> 'name'));
CREATE INDEX IF NOT EXISTS entity_wikidata ON isnad.record_entity ((record ->> 'wikidata'));
CREATE INDEX IF NOT EXISTS figure_measure ON isnad.record_figure ((record ->> 'measure'), published);
CREATE INDEX IF NOT EXISTS event_type ON isnad.record_event ((record ->> 'type'), published);

CREATE OR REPLACE VIEW isnad.document AS
SELECT job, position, document, published, record ->> 'title' AS title, record ->> 'outlet' AS outlet,
  record ->> 'url' AS url, record -> 'article' AS article, (record ->> 'characters')::bigint AS characters,
  record ->> 'language' AS language, record ->> 'published' AS published_as_printed
FROM isnad.record_document;

CREATE OR REPLACE VIEW isnad.entity AS
SELECT job, position, document, published, record ->> 'id' AS id, record ->> 'kind' AS kind, record ->> 'name' AS name,
  record ->> 'latin' AS latin, record ->> 'wikidata' AS wikidata, record ->> 'country' AS country,
  jsonb_array_length(record -> 'mentions') AS mentions, record ->> 'rule' AS rule, record ->> 'confidence' AS confidence
FROM isnad.record_entity;

CREATE OR REPLACE VIEW isnad.statement AS
SELECT s.job, s.position, s.document, s.published, s.record ->> 'id' AS id, s.record ->> 'form' AS form,
  s.record #>> '{cue,text}' AS cue, s.record #>> '{cue,stance}' AS stance,
  s.record #>> '{speaker,entity}' AS speaker_entity, e.record ->> 'name' AS speaker,
  s.record #>> '{speaker,text}' AS speaker_as_printed,
  (SELECT string_agg(span ->> 'text', ' … ' ORDER BY place)
   FROM jsonb_array_elements(s.record -> 'content') WITH ORDINALITY AS content (span, place)) AS content,
  s.record ->> 'within' AS within, s.record -> 'chain' AS chain,
  s.record ->> 'rule' AS rule, s.record ->> 'confidence' AS confidence
FROM isnad.record_statement s
LEFT JOIN isnad.record_entity e
  ON e.job = s.job AND e.position = s.position AND e.record ->> 'id' = s.record #>> '{speaker,entity}';

CREATE OR REPLACE VIEW isnad.figure AS
SELECT job, position, document, published, record ->> 'id' AS id, record #>> '{span,text}' AS as_printed,
  (record ->> 'value')::double precision AS value, (record ->> 'low')::double precision AS low,
  (record ->> 'high')::double precision AS high, record ->> 'bound' AS bound, record ->> 'unit' AS unit,
  record ->> 'measure' AS measure, record #>> '{of,text}' AS counted, record #>> '{place,text}' AS place,
  record ->> 'attribution' AS attribution, record ->> 'rule' AS rule, record ->> 'confidence' AS confidence
FROM isnad.record_figure;

CREATE OR REPLACE VIEW isnad.event AS
SELECT job, position, document, published, record ->> 'id' AS id, record ->> 'type' AS type, record ->> 'mode' AS mode,
  record ->> 'cameo' AS cameo, record #>> '{trigger,text}' AS trigger, record ->> 'status' AS status,
  (SELECT array_agg(party ->> 'text') FROM jsonb_array_elements(record -> 'actors') AS party) AS actors,
  (SELECT array_agg(party ->> 'text') FROM jsonb_array_elements(record -> 'recipients') AS party) AS recipients,
  record #>> '{location,text}' AS location, record ->> 'attribution' AS attribution, record ->> 'same_as' AS same_as,
  record ->> 'rule' AS rule, record ->> 'confidence' AS confidence
FROM isnad.record_event;

CREATE OR REPLACE VIEW isnad.vote AS
SELECT job, position, document, published, record ->> 'id' AS id, record #>> '{body,text}' AS body,
  record #>> '{motion,text}' AS motion, record ->> 'date' AS date, record ->> 'result' AS result,
  (record #>> '{counts,yes}')::integer AS yes, (record #>> '{counts,no}')::integer AS no,
  (record #>> '{counts,abstain}')::integer AS abstain, record -> 'positions' AS positions,
  record ->> 'attribution' AS attribution, record ->> 'rule' AS rule, record ->> 'confidence' AS confidence
FROM isnad.record_vote;

CREATE OR REPLACE VIEW isnad.poll AS
SELECT job, position, document, published, record ->> 'id' AS id, record #>> '{pollster,text}' AS pollster,
  record #>> '{publisher,text}' AS publisher, record #>> '{population,text}' AS population,
  record #>> '{question,text}' AS question, record -> 'answers' AS answers, record ->> 'attribution' AS attribution,
  record ->> 'rule' AS rule, record ->> 'confidence' AS confidence
FROM isnad.record_poll;

-- Which figures vouched for by whom: the statement that tells a figure, and who speaks in it.
CREATE OR REPLACE VIEW isnad.attributed_figure AS
SELECT f.*, s.speaker, s.speaker_as_printed, s.stance
FROM isnad.figure f
LEFT JOIN isnad.statement s ON s.job = f.job AND s.position = f.position AND s.id = f.attribution;
