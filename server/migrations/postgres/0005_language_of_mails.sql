-- The language that a mail is written in, as a BCP 47 tag. Earlier releases wrote them all in English.
ALTER TABLE outbox ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
