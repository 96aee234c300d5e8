import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "heed";
import type { Counts } from "./plain-count.ts";
import { expectedOf, FILES, rowsOf } from "./plain-count.ts";

const CONFIG = fileURLToPath(new URL("cart-purchase.config.ts", import.meta.url));

async function heedBacktest(file: string): Promise<unknown> {
  let printed = "";
  const map = "time=ts,user=user_id,event=event,id=seq,product_id=product_id";
  const argv = ["backtest", "--config", CONFIG, "--events", file, "--map", map, "--json"];
  const io = { stdout: { write: (text: string) => (printed += text) }, stderr: process.stderr };
  expect(await main(argv, io)).toBe(0);
  return JSON.parse(printed);
}

describe.each(FILES.filter(({ file }) => existsSync(file)))("cart, then no purchase: $folder", ({ file }) => {
  test("heed backtest counts what a plain count of the file counts, for every wait, restart and keep", async () => {
    const rows = rowsOf(file);
    expect(await heedBacktest(file)).toMatchObject({
      triggers: expectedOf(rows),
      rows: rows.length,
      refused: {},
    });
  });

  test("every row ends in one way, and every wait too", async () => {
    expect(await heedBacktest(file)).toSatisfy(addsUp);
  });
});

test.each(FILES.filter(({ file }) => !existsSync(file)))(
  "$folder is not on this machine: nothing is compared with it",
  ({ file }) => {
    expect(existsSync(file)).toBe(false);
  },
);

interface Found {
  readonly triggers: readonly (Counts & { readonly evicted: number })[];
  readonly rows: number;
  readonly events: number;
  readonly withoutPerson: number;
  readonly duplicates: number;
}

function addsUp({ triggers, rows, events, withoutPerson, duplicates }: Found): boolean {
  return (
    rows === events + withoutPerson + duplicates &&
    triggers.every(
      (each) => each.opened === each.fired + each.cancelled + each.stale + each.pending + each.evicted,
    )
  );
}
