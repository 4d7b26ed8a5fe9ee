-- Document B: another system hands a customer and a cart over, for a one-time login code. Quantities are thousandths.

-- Access tokens of other systems, each for one store.
CREATE TABLE access_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    store TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at);

-- The record of hand-overs: who asked for whom, and when. It has no token in it.
CREATE TABLE access_token_uses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    -- Null for a customer's own session.
    token_id INTEGER REFERENCES access_tokens (id) ON DELETE CASCADE,
    -- Null when there was no such customer.
    customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL,
    store TEXT NOT NULL
) STRICT;
CREATE INDEX access_token_uses_by_age ON access_token_uses (at);
CREATE INDEX access_token_uses_by_token ON access_token_uses (token_id);
CREATE INDEX access_token_uses_by_customer ON access_token_uses (customer_id);

-- Login codes. They stay for a day after their time, so that the shopper can be told what is wrong with them, and can
-- still have the cart by signing in. A code comes of an access token or of a session, never of both.
CREATE TABLE hand_offs (
    code_hash BLOB PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    token_id INTEGER REFERENCES access_tokens (id) ON DELETE CASCADE,
    -- The session that it came of: what the code opens is remembered as that is and ends when that does.
    session_hash BLOB,
    session_remembered INTEGER,
    session_expires_at INTEGER,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    voided_at INTEGER
) STRICT;
CREATE INDEX hand_offs_by_customer ON hand_offs (customer_id);
CREATE INDEX hand_offs_by_token ON hand_offs (token_id);
CREATE INDEX hand_offs_by_session ON hand_offs (session_hash);
CREATE INDEX hand_offs_by_expiry ON hand_offs (expires_at);

-- The cart that a code brings. It moves into the customer's when the code is redeemed: no item is ever in both.
CREATE TABLE hand_off_items (
    code_hash BLOB NOT NULL REFERENCES hand_offs (code_hash) ON DELETE CASCADE,
    sku TEXT NOT NULL,
    -- Empty where the product is counted in one unit only.
    uom TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (code_hash, sku, uom)
) STRICT, WITHOUT ROWID;

-- What each customer has in the cart.
CREATE TABLE cart_items (
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku TEXT NOT NULL,
    uom TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (customer_id, sku, uom)
) STRICT, WITHOUT ROWID;
