-- Passkeys (WebAuthn credentials) of customers. A passkey is for a host, the RP ID, and of no use for another.
CREATE TABLE passkeys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    store TEXT NOT NULL,
    rp_id TEXT NOT NULL,
    credential_id BLOB NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    -- A COSE_Key.
    public_key BLOB NOT NULL,
    -- How many signatures it has made, or 0 if it doesn't count them.
    counter INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL,
    backed_up INTEGER NOT NULL,
    -- How the browser reaches it, separated by spaces.
    transports TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    UNIQUE (rp_id, credential_id)
) STRICT;
CREATE INDEX passkeys_by_customer ON passkeys (customer_id);

-- What passkeys know a customer by: random, so that it says nothing about them. Made when it is first needed.
ALTER TABLE customers ADD COLUMN user_handle BLOB;

-- When the customer of a session proved to be the one: none for a session of a login code, for which someone else vouches.
ALTER TABLE sessions ADD COLUMN proved_at INTEGER;
