import type { HistoryRow } from "@heed/core/contracts";
import { describe, expect, test } from "vitest";
import type { OpenShop } from "./shop.ts";
import { ms, openShop } from "./shop.ts";
import { DATABASES } from "./stores.ts";

async function told(rows: AsyncIterable<HistoryRow>): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { event } of rows) names.push(event.name);
  return names;
}

describe.each(DATABASES)("in $store", ({ database }) => {
  const open = async (): Promise<OpenShop> =>
    openShop({
      store: (await database()).open(),
      history: { keep: "30d" },
      world: { beatMs: ms("1d"), commandsMs: ms("1d") },
      use: [(event) => ({ ...event, properties: { ...event.properties, seen: true } })],
    });

  test("events are kept as the middleware left them, in the order in which they happened", async () => {
    const { heed } = await open();

    await heed.track({ userId: "anna", event: "Second" });
    await heed.track({ userId: "anna", event: "First", timestamp: "2026-11-23T09:00:00Z" });
    await heed.track({ userId: "bert", event: "Other" });
    await heed.track({ userId: "anna", event: "Second", messageId: "m" });
    await heed.track({ userId: "anna", event: "Second", messageId: "m" });

    expect(await told(heed.history({ userId: "anna" }))).toEqual(["First", "Second", "Second"]);
    for await (const { event } of heed.history({ userId: "anna" }))
      expect(event.properties).toEqual({ seen: true });
  });

  test("what was done before a login is part of it", async () => {
    const { heed } = await open();

    await heed.track({ anonymousId: "cookie", event: "Before" });
    await heed.identify({ anonymousId: "cookie", userId: "anna" });
    await heed.track({ anonymousId: "cookie", event: "After" });

    const both = ["Before", "", "After"];
    expect(await told(heed.history({ userId: "anna" }))).toEqual(both);
    expect(await told(heed.history({ anonymousId: "cookie" }))).toEqual(both);
  });

  test("they go when their time has passed", async () => {
    const shop = await open();

    await shop.order("anna");
    await shop.pass("29d");
    expect(await told(shop.heed.history({ userId: "anna" }))).toHaveLength(1);
    await shop.pass("6d");
    expect(await told(shop.heed.history({ userId: "anna" }))).toEqual([]);
  });
});

test("without the option nothing is kept, and asking says so", async () => {
  const { heed } = await openShop();
  await heed.track({ userId: "anna", event: "Page" });

  await expect(told(heed.history({ userId: "anna" }))).rejects.toThrow("history: { keep:");
});
