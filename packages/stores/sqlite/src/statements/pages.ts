import type { Database } from "../node-sqlite.ts";
import type { Row } from "../row.ts";

/** Rows read at once; between pages others may write. */
const PAGE = 500;

type Value = string | number;

/** What to list of a table. */
export interface Listing<Listed> {
  readonly columns: string;
  readonly table: string;
  readonly always?: string;
  /** Conditions with one value each, such as `{ "sink = ?": "crm" }`; those without a value are left out. */
  readonly where: Readonly<Record<string, Value | undefined>>;
  /** Where to begin: conditions that hold of all that follows too. */
  readonly from?: Readonly<Record<string, Value | undefined>>;
  /** Columns that are unique together, and the order; a page goes on behind the last row of the one before. */
  readonly order: readonly string[];
  readonly read: (row: Row) => Listed;
}

export function* pages<Listed>(
  database: Database,
  { columns, table, always = "TRUE", where, from = {}, order, read }: Listing<Listed>,
): Iterable<readonly Listed[]> {
  const cursor = order.map((column, index) => `${column} AS cursor_${index}`);
  const pageOf = (conditions: readonly string[]): string =>
    `SELECT ${[columns, ...cursor].join(", ")} FROM ${table} WHERE ${[always, ...conditions].join(" AND ")}
    ORDER BY ${order.join(", ")} LIMIT ${PAGE}`;
  const [filters, begin] = [given(where), given(from)];
  const behind = `(${order.join(", ")}) > (${order.map(() => "?").join(", ")})`;
  const next = database.prepare(pageOf([...filters.conditions, behind]));

  let rows = database
    .prepare(pageOf([...filters.conditions, ...begin.conditions]))
    .all(...filters.values, ...begin.values);
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield rows.map(read);
    const place = order.map((_, index) => last?.[`cursor_${index}`] ?? null);
    rows = next.all(...filters.values, ...place);
  }
}

function given(conditions: Readonly<Record<string, Value | undefined>>): {
  readonly conditions: readonly string[];
  readonly values: readonly Value[];
} {
  const set = Object.entries(conditions).flatMap(([condition, value]) =>
    value === undefined ? [] : [{ condition, value }],
  );
  return { conditions: set.map(({ condition }) => condition), values: set.map(({ value }) => value) };
}
