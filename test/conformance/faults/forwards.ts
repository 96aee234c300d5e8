import type { DeliveryRow, ProfileKey } from "@heed/core/contracts";
import type { Fault, Faults } from "./fault.ts";
import { editRows, relists, rowsOf, shows, spoils, writes } from "./fault.ts";

export const forwardFaults: Faults = {
  "a profile that was merged away is a forwarder: its state and wake-up are gone": shows((view) => ({
    profile: (key) => {
      const row = view.profile(key);
      return row?.forward === undefined ? row : undefined;
    },
  })),

  "`read` finds under a forwarder the profile that it leads to": (store, data) => ({
    read: (keys) => store.read(keys.filter((key) => !data.forwards.has(key))),
  }),

  "forwarders are listed by where they lead, and not among the profiles": relists("forwarders", (rows) =>
    rows.toReversed(),
  ),

  "whoever was forwarded to a profile that is merged away is led straight on": spoils(
    (data) => new Map(data.forwards),
    (data, known) => {
      for (const [from, to] of known) data.forwards.set(from, to);
    },
  ),

  "a forwarder can be forwarded anew, which concerns the future alone": writes((change, data) => ({
    ...change,
    forwards: (change.forwards ?? []).filter(({ from }) => !data.forwards.has(from)),
  })),

  "forwarding to a forwarder or to itself is refused, and nothing is written": writes((change, data) => ({
    ...change,
    forwards: (change.forwards ?? []).filter(({ from, to }) => from !== to && !data.forwards.has(to)),
  })),

  "writing to a profile that was merged away is refused, and nothing is written": writes((change, data) => {
    for (const { key } of change.profiles ?? []) data.forwards.delete(key);
    return change;
  }),

  "what a merged-away profile waits for is claimed as the other's, one at a time": leavesBehind(
    ({ state }) => state === "waiting",
  ),
  "who was merged away while in flight holds up the other's until it is settled": leavesBehind(
    ({ state }) => state === "in_flight",
  ),
  "two who were both in flight are one person after their merge": leavesBehind(
    ({ state }, before) => state === "in_flight" && before.filter((row) => row.state === state).length > 1,
  ),

  "decisions and deliveries of a merged-away profile are listed as the other's": spoils(
    (data) => new Map(data.decisions),
    (data, known) => {
      for (const [id, decision] of known) data.decisions.set(id, decision);
    },
  ),
};

/** Some deliveries stay with the profile that was merged away. */
function leavesBehind(which: (row: DeliveryRow, before: readonly DeliveryRow[]) => boolean): Fault {
  return spoils(
    (data) => {
      const before = rowsOf(data);
      return new Map(
        before
          .filter((row) => which(row, before))
          .map((row): [string, ProfileKey] => [row.delivery.id, row.profile]),
      );
    },
    (data, known) =>
      editRows(data, (row) => ({ ...row, profile: known.get(row.delivery.id) ?? row.profile })),
  );
}
