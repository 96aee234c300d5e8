import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "heed";
import { filesToCount } from "./files.ts";
import type { Counts, Row } from "./plain-count.ts";
import { expectedOf, rowsOf } from "./plain-count.ts";

const CONFIG = fileURLToPath(new URL("cart-purchase.config.ts", import.meta.url));

async function heedBacktest(file: string): Promise<unknown> {
  let printed = "";
  const map = "time=ts,user=user_id,event=event,id=seq,product_id=product_id";
  const argv = ["backtest", "--config", CONFIG, "--events", file, "--map", map, "--json"];
  const io = { stdout: { write: (text: string) => (printed += text) }, stderr: process.stderr };
  expect(await main(argv, io)).toBe(0);
  return JSON.parse(printed);
}

const files = await filesToCount();

describe.each(files)("cart, then no purchase: $name", ({ file }) => {
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

test("the made-up file holds what makes counting hard", () => {
  const rows = rowsOf(files[0].file);
  const named = rows.filter(({ user }) => user !== "");
  const instants = new Set(named.map(({ at }) => at)).size;
  const instantsOfPeople = new Set(named.map(({ at, user }) => `${at} ${user}`)).size;

  expect(new Set(named.map(({ user }) => user)).size).toBeGreaterThan(200);
  expect(rows.length).toBeGreaterThan(2_000);
  expect(rows.length - named.length, "rows without a user").toBeGreaterThan(20);
  expect(named.length - instantsOfPeople, "rows of one person in one millisecond").toBeGreaterThan(20);
  expect(instantsOfPeople - instants, "people in one millisecond").toBeGreaterThan(20);
  expect(purchasesBeforeAnyCart(named)).toBeGreaterThan(20);
  const expected = expectedOf(rows);
  for (const { fired, cancelled } of expected) expect(Math.min(fired, cancelled)).toBeGreaterThan(20);
  expect(Math.max(...expected.map(({ pending }) => pending))).toBeGreaterThan(0);
});

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

function purchasesBeforeAnyCart(rows: readonly Row[]): number {
  const carted = new Set<string>();
  let found = 0;
  for (const { user, event } of rows) {
    if (event === "cart") carted.add(user);
    if (event === "purchase" && !carted.has(user)) found += 1;
  }
  return found;
}
