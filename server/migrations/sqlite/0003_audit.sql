-- The audit trail. Rows refer to customers and access tokens by number alone, and stay when those are gone. There is no
-- email, no code and no token in it.
CREATE TABLE audit_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    -- `ok`, or the code of the refusal.
    outcome TEXT NOT NULL,
    store TEXT NOT NULL,
    -- Null where there is no such customer.
    customer_id INTEGER,
    token_id INTEGER,
    -- Both are empty for what was done on the command line.
    client TEXT NOT NULL,
    request_id TEXT NOT NULL
) STRICT;
CREATE INDEX audit_events_by_age ON audit_events (at);
