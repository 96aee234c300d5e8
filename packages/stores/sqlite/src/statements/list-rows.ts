import type {
  Decision,
  DeliveryRow,
  DeliveryState,
  ListQueries,
  ListRows,
  StoredProfile,
} from "@heed/core/contracts";
import { toProfileKey } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { optionalTextOf, optionalWholeOf, textOf, wholeOf } from "../row.ts";
import type { Row } from "../row.ts";
import { DELIVERY_COLUMNS, readDelivery } from "./read-delivery.ts";

const STATES: readonly DeliveryState[] = ["waiting", "in_flight", "delivered", "dead", "cancelled"];

/** Rows read at once; between pages others may write. */
const PAGE = 500;

type Lists = {
  readonly [Of in keyof ListRows]: (query?: ListQueries[Of]) => Iterable<readonly ListRows[Of][]>;
};

/** History in pages, each read in one go. */
export function listRows(database: Database): Lists {
  return {
    decisions: ({ trigger } = {}) =>
      pages(database, "SELECT seq AS cursor, body FROM decision", "seq", { trigger }, readDecision),
    deliveries: ({ sink, state } = {}) =>
      pages(
        database,
        `SELECT seq AS cursor, state, reason, changed_at, ${DELIVERY_COLUMNS} FROM delivery`,
        "seq",
        { sink, state },
        readDeliveryRow,
      ),
    profiles: () =>
      pages(database, "SELECT key AS cursor, state, wake_at FROM profile", "key", {}, readProfile),
  };
}

function* pages<Listed>(
  database: Database,
  select: string,
  cursorColumn: "seq" | "key",
  filters: Readonly<Record<string, string | undefined>>,
  read: (row: Row) => Listed,
): Iterable<readonly Listed[]> {
  const set = Object.entries(filters).flatMap(([column, value]) =>
    value === undefined ? [] : [{ column, value }],
  );
  const conditions = [...set.map(({ column }) => `${column} = ?`), `${cursorColumn} > ?`];
  const statement = database.prepare(
    `${select} WHERE ${conditions.join(" AND ")} ORDER BY ${cursorColumn} LIMIT ${PAGE}`,
  );
  let cursor: string | number = cursorColumn === "seq" ? -1 : "";
  for (;;) {
    const rows = statement.all(...set.map(({ value }) => value), cursor);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(read);
    cursor = cursorColumn === "seq" ? wholeOf(last, "cursor") : textOf(last, "cursor");
  }
}

function readDecision(row: Row): Decision {
  const decision: Decision = JSON.parse(textOf(row, "body"));
  return decision;
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
    key: toProfileKey(textOf(row, "cursor")),
    state: textOf(row, "state"),
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

function deliveryState(text: string): DeliveryState {
  const state = STATES.find((known) => known === text);
  if (state === undefined) throw new TypeError(`The delivery table holds the unknown state "${text}".`);
  return state;
}
