import type { Change, Store } from "@heed/core/contracts";
import { BORIS, START, countsOf, decision, delivery } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function countPromises(promise: DefinePromise): void {
  promise("counts add up by name, by what they are of, and by reason", async ({ store, expect }) => {
    const count = (of: string, reason?: string): Promise<void> =>
      write(store, {
        counts: [{ name: "refused", of, n: 2, ...(reason === undefined ? {} : { reason }) }],
      });
    await Promise.all([count("shop"), count("shop"), count("shop", "too_large"), count("app", "too_large")]);
    expect(await countsOf(store)).toEqual([
      { name: "refused", of: "app", reason: "too_large", n: 2 },
      { name: "refused", of: "shop", n: 4 },
      { name: "refused", of: "shop", reason: "too_large", n: 2 },
    ]);
  });

  promise("a decision is counted with its trigger when it is new, and once", async ({ store, expect }) => {
    await write(store, { decisions: [decision("fire-1"), decision("fire-2", { trigger: "win_back" })] });
    await write(store, { decisions: [decision("fire-1", { trigger: "win_back" }), decision("fire-3")] });
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 2 },
      { name: "decided", of: "win_back", n: 1 },
      { name: "fired", of: "abandoned_cart", n: 2 },
      { name: "fired", of: "win_back", n: 1 },
    ]);
  });

  promise("a delivery is counted with its sink when it is new, and once", async ({ store, expect }) => {
    await write(store, { deliveries: [delivery("d-1"), delivery("d-2", { sink: "webhook" })] });
    await write(store, { deliveries: [delivery("d-1", { sink: "webhook" }), delivery("d-3")] });
    expect(await countsOf(store)).toEqual([
      { name: "queued", of: "crm", n: 2 },
      { name: "queued", of: "webhook", n: 1 },
    ]);
  });

  promise("what one change holds twice under one id is kept once and counted once", async (given) => {
    const { store, expect } = given;
    await write(store, {
      decisions: [decision("fire-1"), decision("fire-1", { ended: "suppressed" })],
      deliveries: [delivery("d-1"), delivery("d-1", { profile: BORIS })],
    });
    expect(await rowsOf(store.list("decisions"))).toEqual([decision("fire-1")]);
    expect((await rowsOf(store.list("deliveries"))).length).toEqual(1);
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 1 },
      { name: "fired", of: "abandoned_cart", n: 1 },
      { name: "queued", of: "crm", n: 1 },
    ]);
  });

  promise("a suppression is counted by its reason, beside what would have allowed it", async (given) => {
    const { store, expect } = given;
    const suppressed = { ended: "suppressed", reason: "frequency_cap", allowedBy: "a week's wait" } as const;
    await write(store, { decisions: [decision("fire-1", suppressed)] });
    await write(store, {
      decisions: [decision("fire-2", { ended: "suppressed" }), decision("fire-3", suppressed)],
    });
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: 3 },
      { name: "suppressed", of: "abandoned_cart", n: 1 },
      {
        name: "suppressed",
        of: "abandoned_cart",
        reason: "frequency_cap",
        allowedBy: "a week's wait",
        n: 2,
      },
    ]);
  });

  promise("of what would have allowed a suppression the newest text stands", async ({ store, expect }) => {
    const suppress = (id: string, allowedBy?: string): Promise<void> => {
      const text = allowedBy === undefined ? {} : { allowedBy };
      return write(store, {
        decisions: [decision(id, { ended: "suppressed", reason: "frequency_cap", ...text })],
      });
    };
    await suppress("fire-1");
    await suppress("fire-2", "a week's wait");
    await suppress("fire-3", "a day's wait");
    await suppress("fire-4");
    expect((await countsOf(store)).at(-1)).toEqual({
      name: "suppressed",
      of: "abandoned_cart",
      reason: "frequency_cap",
      allowedBy: "a day's wait",
      n: 4,
    });
  });
}

function write(store: Store, change: Change): Promise<void> {
  return store.transact({ at: START, profiles: [] }, () => change);
}
