/**
 * Profiles that were merged away, decisions that are held, deliveries that are cancelled by their fire; and what is kept
 * besides: events, commands and what these have set.
 *
 * The history's rows are appended and found by an index: clustered by profile, each event would touch a page of its own.
 */
export const joinsAndHistory = `
  -- forward: where the history of a profile that was merged away goes on; then the state is empty.
  ALTER TABLE profile ADD COLUMN forward TEXT;
  CREATE INDEX profile_forward ON profile (forward, key) WHERE forward IS NOT NULL;

  ALTER TABLE decision ADD COLUMN profile TEXT NOT NULL DEFAULT '';
  ALTER TABLE decision ADD COLUMN ended TEXT NOT NULL DEFAULT 'fired';
  UPDATE decision SET profile = body ->> '$.profile', ended = body ->> '$.ended';
  CREATE INDEX decision_profile ON decision (profile);
  DROP INDEX decision_decided_at;
  CREATE INDEX decision_ended_at ON decision (decided_at) WHERE ended <> 'held';

  ALTER TABLE delivery ADD COLUMN fire TEXT;
  CREATE INDEX delivery_fire ON delivery (fire) WHERE fire IS NOT NULL;
  CREATE INDEX delivery_profile ON delivery (profile);

  CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_profile ON history (profile, at, seq);
  CREATE INDEX history_at ON history (at);

  -- applied_at: NULL while it waits.
  CREATE TABLE command (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    applied_at INTEGER,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX command_waiting ON command (seq) WHERE applied_at IS NULL;
  CREATE INDEX command_applied_at ON command (applied_at) WHERE applied_at IS NOT NULL;

  CREATE TABLE control (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, name)
  ) STRICT, WITHOUT ROWID;
`;
