-- The audit trail. Rows refer to customers and access tokens by number alone, and stay when those are gone. There is no
-- email, no code and no token in it.
CREATE TABLE audit_events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    -- `ok`, or the code of the refusal.
    outcome TEXT NOT NULL,
    store TEXT NOT NULL,
    -- Null where there is no such customer.
    customer_id BIGINT,
    token_id BIGINT,
    -- Both are empty for what was done on the command line.
    client TEXT NOT NULL,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_events_by_age ON audit_events (at);
