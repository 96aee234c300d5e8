/**
 * What can be claimed is found without looking at what else the same person waits for: of each person's open deliveries at
 * a sink one is the head. That is the one with the latest lease while any is in flight, else the one offered first.
 */
export const heads = `
  ALTER TABLE delivery ADD COLUMN head INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX delivery_waiting ON delivery (sink, profile, changed_at) WHERE state = 'waiting';

  UPDATE delivery SET head = 1 WHERE seq IN (
    SELECT seq FROM (
      SELECT seq, row_number() OVER (
        PARTITION BY sink, profile
        ORDER BY state, iif(state = 'in_flight', -changed_at, changed_at), iif(state = 'in_flight', -seq, seq)
      ) AS place
      FROM delivery WHERE state IN ('waiting', 'in_flight')
    ) WHERE place = 1
  );

  DROP INDEX delivery_open;
  CREATE INDEX delivery_head ON delivery (sink, state, changed_at) WHERE head = 1;
`;
