-- Moments are milliseconds since 1970-01-01 UTC. `email_key` is the email in ASCII lower case: the way in which emails
-- are compared. `store` is the store's public key.

-- What the server makes for itself once, such as the key of its keyed hashes.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);

CREATE TABLE customers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store TEXT NOT NULL,
    email_key TEXT NOT NULL,
    email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    industry TEXT NOT NULL,
    -- Null when the first proof of the email made void what somebody else had set.
    password_hash TEXT,
    -- When somebody first proved to own the email; null until then.
    verified_at BIGINT,
    created_at BIGINT NOT NULL,
    UNIQUE (store, email_key)
);

CREATE TABLE sessions (
    token_hash BYTEA PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    -- 1 when the shopper asked to stay signed in: it decides by how much a use extends the session.
    remembered BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_customer ON sessions (customer_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- One-time codes. The newest of an email is the one that is not replaced. Used and replaced ones stay for a day, so
-- that the shopper can be told what is wrong with them.
CREATE TABLE codes (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store TEXT NOT NULL,
    email_key TEXT NOT NULL,
    mac BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    wrong_tries BIGINT NOT NULL DEFAULT 0,
    used_at BIGINT,
    replaced_at BIGINT
);
CREATE INDEX codes_by_email ON codes (store, email_key);
CREATE INDEX codes_by_age ON codes (sent_at);

-- Reset links. A request for an unknown email writes one without a customer, so that both requests do the same work.
CREATE TABLE reset_links (
    key_hash BYTEA PRIMARY KEY,
    customer_id BIGINT REFERENCES customers (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX reset_links_by_customer ON reset_links (customer_id);
CREATE INDEX reset_links_by_expiry ON reset_links (expires_at);

-- What is counted against a limit. `subject` is an email, with its store where the limit is a store's.
CREATE TABLE limit_events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    client TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX limit_events_by_subject ON limit_events (kind, subject, at);
CREATE INDEX limit_events_by_client ON limit_events (kind, client, at);
CREATE INDEX limit_events_by_age ON limit_events (at);

-- Clients from which an email has signed in: exempt from the limit on an email over all clients.
CREATE TABLE known_clients (
    subject TEXT NOT NULL,
    client TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (subject, client)
);

-- Mails that are still to be sent, written in the transaction of the request that causes them. A row goes away when
-- its mail is handed over. One without a recipient is never sent: see reset_links.
CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient TEXT,
    sender_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX outbox_by_due ON outbox (due_at);
