/** The first schema: what one commit writes, and the leases and deployments beside it. */
export const first = `
  CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    partition INTEGER NOT NULL,
    state TEXT NOT NULL,
    wake_at INTEGER
  ) STRICT;
  CREATE INDEX profile_wake_at ON profile (wake_at) WHERE wake_at IS NOT NULL;

  CREATE TABLE message (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX message_at ON message (at);

  CREATE TABLE decision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    trigger TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decision_trigger ON decision (trigger, seq);
  CREATE INDEX decision_decided_at ON decision (decided_at);

  -- changed_at: when it is offered (waiting), when its lease ends (in_flight), when it was settled (the others).
  -- claims: how often it was handed out; the number of the current claim is its lease.
  CREATE TABLE delivery (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sink TEXT NOT NULL,
    profile TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    changed_at INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    uncertain INTEGER NOT NULL,
    claims INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    memo TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX delivery_open ON delivery (sink, changed_at, seq) WHERE state IN ('waiting', 'in_flight');
  CREATE INDEX delivery_in_flight ON delivery (sink, profile, changed_at) WHERE state = 'in_flight';
  CREATE INDEX delivery_done ON delivery (changed_at) WHERE state IN ('delivered', 'cancelled');
  CREATE INDEX delivery_state ON delivery (state, seq);

  -- reason: '' where there is none.
  CREATE TABLE count (
    name TEXT NOT NULL,
    of TEXT NOT NULL,
    reason TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (name, of, reason)
  ) STRICT, WITHOUT ROWID;

  -- until: NULL once the role was given back. instance: names the holder's lock file.
  CREATE TABLE lease (
    role TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    instance TEXT NOT NULL,
    until INTEGER,
    last_beat_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE deployment (trigger TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
