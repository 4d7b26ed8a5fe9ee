-- How often the password was replaced or made void. Unlike its hash it stays when the same password is hashed at a higher cost.
ALTER TABLE customers ADD COLUMN password_changes INTEGER NOT NULL DEFAULT 0;

-- Drawn by chance for each mail: its Message-ID is made of it, and stays when the key of keyed hashes changes.
ALTER TABLE outbox ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
