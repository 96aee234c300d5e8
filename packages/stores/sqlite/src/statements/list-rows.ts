import type {
  Control,
  DeliveryRow,
  DeliveryState,
  Event,
  Forwarder,
  HistoryRow,
  ListQueries,
  ListRows,
  ProfileKey,
  StoredProfile,
} from "@heed/core/contracts";
import { toKeyText, toProfileKey } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { optionalTextOf, optionalWholeOf, textOf, wholeOf } from "../row.ts";
import type { Row } from "../row.ts";
import { pages } from "./pages.ts";
import { DECISION_COLUMNS, readDecision } from "./read-decision.ts";
import { DELIVERY_COLUMNS, readDelivery } from "./read-delivery.ts";

const STATES: readonly DeliveryState[] = ["waiting", "in_flight", "delivered", "dead", "cancelled"];

type Lists = {
  readonly [Of in keyof ListRows]: (query?: ListQueries[Of]) => Iterable<readonly ListRows[Of][]>;
};

/** History in pages, each read in one go. */
export function listRows(database: Database): Lists {
  return {
    decisions: ({ trigger, profile } = {}) =>
      pages(database, {
        columns: DECISION_COLUMNS,
        table: "decision",
        where: { "trigger = ?": trigger, "profile = ?": keyText(profile) },
        order: ["seq"],
        read: readDecision,
      }),
    deliveries: ({ sink, state, profile } = {}) =>
      pages(database, {
        columns: `state, reason, changed_at, ${DELIVERY_COLUMNS}`,
        table: "delivery",
        where: { "sink = ?": sink, "state = ?": state, "profile = ?": keyText(profile) },
        order: ["seq"],
        read: readDeliveryRow,
      }),
    profiles: ({ after } = {}) =>
      pages(database, {
        columns: "key, state, wake_at",
        table: "profile",
        always: "forward IS NULL",
        where: {},
        from: { "key > ?": keyText(after) },
        order: ["key"],
        read: readProfile,
      }),
    forwarders: ({ to } = {}) =>
      pages(database, {
        columns: "key, forward",
        table: "profile",
        always: "forward IS NOT NULL",
        where: { "forward = ?": keyText(to) },
        order: ["forward", "key"],
        read: readForwarder,
      }),
    history: ({ profile, from, to } = {}) =>
      pages(database, {
        columns: "profile, at, seq, event",
        table: "history",
        where: { "profile = ?": keyText(profile), "at <= ?": to },
        from: { "at >= ?": from },
        order: profile === undefined ? ["profile", "at", "seq", "id"] : ["at", "seq", "id"],
        read: readHistory,
      }),
    controls: ({ kind } = {}) =>
      pages(database, {
        columns: "body",
        table: "control",
        where: { "kind = ?": kind },
        order: ["kind", "name"],
        read: readControl,
      }),
  };
}

function keyText(key: ProfileKey | undefined): string | undefined {
  return key === undefined ? undefined : toKeyText(key);
}

function readDeliveryRow(row: Row): DeliveryRow {
  const reason = optionalTextOf(row, "reason");
  return {
    ...readDelivery(row),
    state: deliveryState(textOf(row, "state")),
    ...(reason === undefined ? {} : { reason }),
    changedAt: wholeOf(row, "changed_at"),
  };
}

function readProfile(row: Row): StoredProfile {
  const wakeAt = optionalWholeOf(row, "wake_at");
  return {
    key: toProfileKey(textOf(row, "key")),
    state: textOf(row, "state"),
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

function readForwarder(row: Row): Forwarder {
  return { key: toProfileKey(textOf(row, "key")), forward: toProfileKey(textOf(row, "forward")) };
}

function readHistory(row: Row): HistoryRow {
  const event: Event = JSON.parse(textOf(row, "event"));
  return {
    profile: toProfileKey(textOf(row, "profile")),
    at: wholeOf(row, "at"),
    seq: wholeOf(row, "seq"),
    event,
  };
}

function readControl(row: Row): Control {
  const control: Control = JSON.parse(textOf(row, "body"));
  return control;
}

function deliveryState(text: string): DeliveryState {
  const state = STATES.find((known) => known === text);
  if (state === undefined) throw new TypeError(`The delivery table holds the unknown state "${text}".`);
  return state;
}
