-- Document B: another system hands a customer and a cart over, for a one-time login code. Quantities are thousandths.

-- Access tokens of other systems, each for one store.
CREATE TABLE access_tokens (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    store TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at);

-- The record of hand-overs: who asked for whom, and when. It has no token in it.
CREATE TABLE access_token_uses (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    -- Null for a customer's own session.
    token_id BIGINT REFERENCES access_tokens (id) ON DELETE CASCADE,
    -- Null when there was no such customer.
    customer_id BIGINT REFERENCES customers (id) ON DELETE SET NULL,
    store TEXT NOT NULL
);
CREATE INDEX access_token_uses_by_age ON access_token_uses (at);
CREATE INDEX access_token_uses_by_token ON access_token_uses (token_id);
CREATE INDEX access_token_uses_by_customer ON access_token_uses (customer_id);

-- Login codes. They stay for a day after their time, so that the shopper can be told what is wrong with them, and can
-- still have the cart by signing in. A code comes of an access token or of a session, never of both.
CREATE TABLE hand_offs (
    code_hash BYTEA PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    token_id BIGINT REFERENCES access_tokens (id) ON DELETE CASCADE,
    -- The session that it came of: what the code opens is remembered as that is and ends when that does.
    session_hash BYTEA,
    session_remembered BIGINT,
    session_expires_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    voided_at BIGINT
);
CREATE INDEX hand_offs_by_customer ON hand_offs (customer_id);
CREATE INDEX hand_offs_by_token ON hand_offs (token_id);
CREATE INDEX hand_offs_by_session ON hand_offs (session_hash);
CREATE INDEX hand_offs_by_expiry ON hand_offs (expires_at);

-- The cart that a code brings. It moves into the customer's when the code is redeemed: no item is ever in both.
CREATE TABLE hand_off_items (
    code_hash BYTEA NOT NULL REFERENCES hand_offs (code_hash) ON DELETE CASCADE,
    sku TEXT NOT NULL,
    -- Empty where the product is counted in one unit only.
    uom TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (code_hash, sku, uom)
);

-- What each customer has in the cart. It is sorted by bytes, as SQLite sorts.
CREATE TABLE cart_items (
    customer_id BIGINT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku TEXT COLLATE "C" NOT NULL,
    uom TEXT COLLATE "C" NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (customer_id, sku, uom)
);
