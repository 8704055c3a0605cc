-- The authority's memory. One append-only log; rows that are its present state; tallies that are their sums.
--
-- Every table of rows has the same five columns, so that one statement per table writes any number of rows:
-- key, feed (null: no device follows it), seq (the log entry that last touched it), version (the mutation that
-- last changed it on purpose), body (the row as `schema` knows it, JSON). What queries filter by is generated
-- from the body and can never disagree with it. Indexes are few on purpose: each costs a written row.

CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  v INTEGER NOT NULL,
  device_id TEXT NOT NULL,      -- 'server' for entries the server writes itself
  device_seq INTEGER,
  account_id TEXT,
  at TEXT NOT NULL,
  clock_offset INTEGER,
  prev_hash TEXT,
  body_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  salt TEXT,                    -- null once erased
  body TEXT,                    -- null once erased
  thing TEXT,                   -- null: the entry's own id
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'conflict', 'rejected')),
  code TEXT,
  received_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_id ON log (id);
CREATE INDEX log_device ON log (device_id, device_seq) WHERE device_seq IS NOT NULL;
CREATE INDEX log_thing ON log (thing, seq) WHERE thing IS NOT NULL;

-- The seal of the log beside the push: n is the judge between two sealers.
CREATE TABLE blocks (
  n INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sealed_at TEXT NOT NULL
) STRICT;

-- Mutations whose parent has not arrived. They enter the log once, when decided.
CREATE TABLE held (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  parent TEXT NOT NULL,
  account_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  received_at TEXT NOT NULL,
  offset_ms INTEGER NOT NULL,
  mutation TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held_parent ON held (parent);

-- Fails the batch it stands in: a row is only ever offered to it when something moved.
CREATE TABLE guard (ok INTEGER NOT NULL CHECK (ok = 1)) STRICT;

CREATE TABLE operations (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  opened_on TEXT GENERATED ALWAYS AS (body ->> '$.openedOn') VIRTUAL,
  state TEXT GENERATED ALWAYS AS (body ->> '$.state') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX operations_feed ON operations (feed, seq);
CREATE INDEX operations_state ON operations (state, opened_on);

CREATE TABLE members (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  account_id TEXT GENERATED ALWAYS AS (body ->> '$.accountId') VIRTUAL,
  operation_id TEXT GENERATED ALWAYS AS (body ->> '$.operationId') VIRTUAL,
  opened_on TEXT GENERATED ALWAYS AS (body ->> '$.openedOn') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_feed ON members (feed, seq);
CREATE INDEX members_account ON members (account_id, opened_on, operation_id);

CREATE TABLE counts (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  compliant INTEGER GENERATED ALWAYS AS (body ->> '$.compliant') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX counts_feed ON counts (feed, seq);

CREATE TABLE findings (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  unit_id TEXT GENERATED ALWAYS AS (body ->> '$.unitId') VIRTUAL,
  happened_on TEXT GENERATED ALWAYS AS (body ->> '$.on') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_feed ON findings (feed, seq);
CREATE INDEX findings_on ON findings (happened_on, key);
CREATE INDEX findings_unit ON findings (unit_id, happened_on, key);

CREATE TABLE cases (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  unit_id TEXT GENERATED ALWAYS AS (body ->> '$.unitId') VIRTUAL,
  state TEXT GENERATED ALWAYS AS (body ->> '$.state') VIRTUAL,
  due_on TEXT GENERATED ALWAYS AS (body ->> '$.dueOn') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_feed ON cases (feed, seq) WHERE feed IS NOT NULL;
CREATE INDEX cases_queue ON cases (state, due_on, key, unit_id);

CREATE TABLE encounters (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE standings (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX standings_feed ON standings (feed, seq);

CREATE TABLE conflicts (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT GENERATED ALWAYS AS (body ->> '$.state') VIRTUAL,
  thing TEXT GENERATED ALWAYS AS (body ->> '$.thing') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_feed ON conflicts (feed, seq);
CREATE INDEX conflicts_state ON conflicts (state, key);

CREATE TABLE entries (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_feed ON entries (feed, seq);

CREATE TABLE units (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
  trail TEXT GENERATED ALWAYS AS (body ->> '$.trail') VIRTUAL,
  parent_id TEXT GENERATED ALWAYS AS (body ->> '$.parentId') VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX units_feed ON units (feed, seq);
CREATE INDEX units_trail ON units (trail);
CREATE INDEX units_parent ON units (parent_id);

CREATE TABLE calendars (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX calendars_feed ON calendars (feed, seq);

CREATE TABLE settings (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX settings_feed ON settings (feed, seq);

CREATE TABLE officers (
  key TEXT PRIMARY KEY, feed TEXT, seq INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX officers_feed ON officers (feed, seq);

-- A row that left a feed: its readers drop it.
CREATE TABLE departures (
  feed TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (feed, seq, type, key)
) STRICT, WITHOUT ROWID;

-- Sums of tallyCells over counting findings. scope: 'own:<unit>' or 'tree:<office>'; period: day or month.
CREATE TABLE tallies (
  scope TEXT NOT NULL, period TEXT NOT NULL, cells TEXT NOT NULL,
  PRIMARY KEY (scope, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('officer', 'personnel', 'chief', 'head', 'leader', 'admin')),
  unit_id TEXT,                 -- null: the whole regency
  post TEXT,
  active INTEGER NOT NULL DEFAULT 1,
  salt TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  verifier TEXT NOT NULL,
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_unit ON accounts (unit_id, role);

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  enrolled_at TEXT NOT NULL,
  revoked_at TEXT,
  last_seen_at TEXT,
  unsent INTEGER,
  head_seq INTEGER NOT NULL DEFAULT 0,
  head_hash TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_account ON devices (account_id);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account_id);

-- Failed sign-ins per account name and address.
CREATE TABLE attempts (
  key TEXT PRIMARY KEY, failures INTEGER NOT NULL, until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Breaks in a device's chain: evidence, never a reason to refuse.
CREATE TABLE alarms (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, device_id TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;

CREATE TABLE employees (
  id INTEGER PRIMARY KEY,
  nip TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  active INTEGER NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX employees_nip ON employees (nip);
CREATE INDEX employees_unit ON employees (unit_id) WHERE active = 1;

-- state: 'staging' while its pages arrive, 'current', 'past', 'dropped'.
CREATE TABLE rosters (
  version INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('staging', 'current', 'past', 'dropped')),
  account_id TEXT NOT NULL,
  base INTEGER NOT NULL,        -- the version its differences were computed against; 0: none
  created_at TEXT NOT NULL,
  applied_at TEXT,
  source TEXT NOT NULL,
  size INTEGER NOT NULL DEFAULT 0,
  hash TEXT,
  bytes INTEGER,
  summary TEXT NOT NULL
) STRICT;

-- The differences of a version: what each employee becomes, and (once applied) what he was.
CREATE TABLE roster_changes (
  version INTEGER NOT NULL, employee_id INTEGER NOT NULL, body TEXT NOT NULL, before TEXT,
  PRIMARY KEY (version, employee_id)
) STRICT, WITHOUT ROWID;
