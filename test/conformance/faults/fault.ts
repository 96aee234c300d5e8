import type {
  Change,
  DeliveryRow,
  ListQueries,
  ListRows,
  Store,
  TransactAsk,
  View,
} from "@heed/core/contracts";
import type { MemoryData } from "@heed/runtime";

/** What a broken store does instead. `nth` counts the handles on the same data, from 0. */
export type Fault = (store: Store, data: MemoryData, nth: number) => Partial<Store>;

/** One fault for each promise of the suite, by the promise's sentence. */
export type Faults = Readonly<Record<string, Fault>>;

/** Writes something else than what the change asked for. */
export function writes(edit: (change: Change, data: MemoryData) => Change): Fault {
  return (store, data) => ({
    transact: (ask, change) =>
      store.transact(ask, (view) => {
        const written = change(view);
        return written.need === undefined ? edit(written, data) : written;
      }),
  });
}

/** Spoils what was written, once it was. `before` is asked before that. */
export function spoils<Before>(
  before: (data: MemoryData) => Before,
  spoil: (data: MemoryData, known: Before) => void,
): Fault {
  return (store, data) => ({
    transact: async (ask, change) => {
      const known = before(data);
      await store.transact(ask, change);
      spoil(data, known);
    },
  });
}

/** Lists other rows than there are. */
export function relists(broken: keyof ListRows, edit: <Row>(rows: readonly Row[]) => readonly Row[]): Fault {
  return (store) => ({
    async *list<Of extends keyof ListRows>(of: Of, query?: ListQueries[Of]): AsyncIterable<ListRows[Of]> {
      const rows = await allOf(store.list(of, query));
      yield* of === broken ? edit(rows) : rows;
    },
  });
}

export async function allOf<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

export function listsWithoutQuery(broken: keyof ListRows): Fault {
  return (store) => ({
    list: (of, query) => (of === broken ? store.list(of) : store.list(of, query)),
  });
}

/** Shows the change something else than what is there. */
export function shows(distort: (view: View, ask: TransactAsk, data: MemoryData) => Partial<View>): Fault {
  return (store, data) => ({
    transact: (ask, change) =>
      store.transact(ask, (view) => change({ ...view, ...distort(view, ask, data) })),
  });
}

/** Changes delivery rows behind the store's back. */
export function editRows(data: MemoryData, edit: (row: DeliveryRow) => DeliveryRow): void {
  for (const [id, { row, claims }] of data.deliveries) data.deliveries.set(id, { row: edit(row), claims });
}

export function rowsOf(data: MemoryData): readonly DeliveryRow[] {
  return [...data.deliveries.values()].map(({ row }) => row);
}

/** Offers a delivery in flight again, as if it had never been claimed. */
export function freed(row: DeliveryRow): DeliveryRow {
  return row.state === "in_flight" ? { ...row, state: "waiting", changedAt: row.queuedAt } : row;
}
