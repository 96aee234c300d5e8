import type { HistoryRow } from "@heed/core/contracts";
import { ANNA, BORIS, DAY, NOTHING_SWEPT, START, change, happened } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const RETENTION = { decisionsMs: DAY, deliveriesMs: DAY };

/** The history of events, where it is kept. */
export function eventPromises(promise: DefinePromise): void {
  promise("events are listed by profile, instant and order of reading", async ({ store, expect }) => {
    const [first, second, third] = [happened(3, { at: START - 1 }), happened(1), happened(2)];
    const boris = happened(1, { profile: BORIS, at: START - 9 });
    await change(store, { history: [boris, third] });
    await change(store, { history: [second, first] });
    expect(await rowsOf(store.list("history"))).toEqual([first, second, third, boris]);
  });

  promise("events of one profile and of a span are listed, both ends of it included", async (given) => {
    const { store, expect } = given;
    const rows = [0, 1, 2, 3].map((seq) => happened(seq, { at: START + seq }));
    await change(store, { history: [...rows, happened(1, { profile: BORIS, at: START + 1 })] });
    expect(await rowsOf(store.list("history", { profile: ANNA }))).toEqual(rows);
    const span = { from: START + 1, to: START + 2 };
    expect(await rowsOf(store.list("history", { profile: ANNA, ...span }))).toEqual(rows.slice(1, 3));
    expect((await rowsOf(store.list("history", span))).length).toEqual(3);
  });

  promise("a history of more than a thousand events is listed whole, from anywhere", async (given) => {
    const { store, expect } = given;
    const rows = Array.from({ length: 1_300 }, (_, seq) => happened(seq, { at: START + (seq >> 3) }));
    await change(store, { history: [...rows, happened(1, { profile: BORIS })] });
    expect(seqsOf(await rowsOf(store.list("history")))).toEqual([...seqsOf(rows), 1]);
    const from = START + 20;
    expect(seqsOf(await rowsOf(store.list("history", { profile: ANNA, from })))).toEqual(
      seqsOf(rows).slice(160),
    );
  });

  promise("events of a merged-away profile become the other's, none is lost", async ({ store, expect }) => {
    await change(store, {
      history: [happened(1), happened(1, { profile: "a:1" }), happened(2, { profile: "a:1", at: START - 1 })],
    });
    await change(store, {
      history: [happened(3, { profile: "a:1" })],
      forwards: [{ from: "a:1", to: ANNA }],
    });
    expect(await rowsOf(store.list("history"))).toEqual([
      happened(2, { at: START - 1 }),
      happened(1),
      happened(1),
      happened(3),
    ]);
  });

  promise("events come back exactly", async ({ store, expect }) => {
    const { event, ...row } = happened(1);
    const properties = JSON.parse(
      `{"__proto__":{"admin":true},"text":"a\\u0000b 🦔 \\"'","n":[1e300,-0.5,null]}`,
    );
    await change(store, { history: [{ ...row, event: { ...event, properties } }] });
    const [found] = await rowsOf(store.list("history"));
    expect(JSON.stringify(found?.event)).toEqual(JSON.stringify({ ...event, properties }));
  });

  promise("events go after their retention, not before, no more than the limit at once", async (given) => {
    const { store, expect } = given;
    await change(store, { history: [0, 1, 2].map((seq) => happened(seq, { at: START + (seq >> 1) })) });
    const retention = { ...RETENTION, historyMs: 5 * DAY };
    expect(await store.sweep(START + 5 * DAY, retention, 10)).toEqual(NOTHING_SWEPT);
    expect(await store.sweep(START + 5 * DAY + 1, retention, 1)).toEqual({ ...NOTHING_SWEPT, history: 1 });
    expect(await store.sweep(START + 5 * DAY + 1, retention, 10)).toEqual({ ...NOTHING_SWEPT, history: 1 });
    expect(await rowsOf(store.list("history"))).toEqual([happened(2, { at: START + 1 })]);
  });

  promise("without a retention for it the history goes", async ({ store, expect }) => {
    await change(store, { history: [happened(1), happened(2, { at: START + DAY })] });
    expect(await store.sweep(START, RETENTION, 10)).toEqual({ ...NOTHING_SWEPT, history: 2 });
  });
}

function seqsOf(rows: readonly HistoryRow[]): readonly number[] {
  return rows.map(({ seq }) => seq);
}
