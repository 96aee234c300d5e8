import type { Ended } from "@heed/core/contracts";
import { change, countsOf, decision } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function countPromises(promise: DefinePromise): void {
  promise("counts add up by name, by what they are of, and by reason", async ({ store, expect }) => {
    const count = (of: string, reason?: string): Promise<void> =>
      change(store, {
        counts: [{ name: "refused", of, n: 2, ...(reason === undefined ? {} : { reason }) }],
      });
    await Promise.all([count("shop"), count("shop"), count("shop", "too_large"), count("app", "too_large")]);
    expect(await countsOf(store)).toEqual([
      { name: "refused", of: "app", reason: "too_large", n: 2 },
      { name: "refused", of: "shop", n: 4 },
      { name: "refused", of: "shop", reason: "too_large", n: 2 },
    ]);
  });

  promise("a decision is counted by how it ended", async ({ store, expect }) => {
    const ways: readonly Ended[] = ["expired", "fired", "held", "if_false", "shadow", "stale", "suppressed"];
    await change(store, { decisions: ways.map((ended) => decision(ended, { ended })) });
    expect(await countsOf(store)).toEqual([
      { name: "decided", of: "abandoned_cart", n: ways.length },
      ...ways.map((name) => ({ name, of: "abandoned_cart", n: 1 })),
    ]);
  });

  promise("a suppression is counted by its reason, beside what would have allowed it", async (given) => {
    const { store, expect } = given;
    const suppressed = { ended: "suppressed", reason: "frequency_cap", allowedBy: "a week's wait" } as const;
    await change(store, { decisions: [decision("fire-1", suppressed)] });
    await change(store, {
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
      return change(store, {
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
