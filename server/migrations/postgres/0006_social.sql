-- Identities at providers (OpenID Connect), linked to customers. A provider's name for a person is the subject, never the
-- email, which may change there and be someone else's later.
CREATE TABLE social_identities (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    -- The provider's id in the configuration.
    provider TEXT NOT NULL,
    -- As the provider told it when it was linked.
    email TEXT,
    linked_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    UNIQUE (store, issuer, subject)
);
CREATE INDEX social_identities_by_customer ON social_identities (customer_id);

-- Identities that wait for a mailed code to prove an email address. The ticket itself is not stored.
CREATE TABLE social_tickets (
    ticket_hash BYTEA PRIMARY KEY,
    store TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,
    email TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX social_tickets_by_expiry ON social_tickets (expires_at);

-- Nonces that were used, and ID tokens that came without one of ours, by their hashes, until they would be refused anyway.
CREATE TABLE used_nonces (
    nonce_hash BYTEA PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX used_nonces_by_expiry ON used_nonces (expires_at);
