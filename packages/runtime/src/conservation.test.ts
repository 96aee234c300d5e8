import type { Count, CountName } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { imbalances } from "./conservation.ts";

/** Counts about one source, trigger or sink. */
function counts(of: string, ...numbers: readonly (readonly [CountName, number])[]): readonly Count[] {
  return numbers.map(([name, n]) => ({ name, of, n }));
}

const NONE = new Map<string, number>();

test("an event that ended nowhere is told, with its source", () => {
  const web = counts(
    "web",
    ["received", 9],
    ["refused", 1],
    ["duplicate", 2],
    ["suppressed_event", 2],
    ["processed", 3],
  );
  const app = counts("app", ["received", 4], ["processed", 4]);
  expect(imbalances([...web, ...app], NONE)).toEqual([
    {
      law: "received = refused + duplicate + suppressed + processed",
      of: "web",
      expected: 9,
      found: 8,
    },
  ]);
});

test("so is a decided instant, and one number under several reasons is their sum", () => {
  const thanks = counts("thanks", ["decided", 5], ["fired", 2]);
  const reasons = ["withdrawn", "not_identified"].map((reason): Count => {
    return { name: "suppressed", of: "thanks", reason, n: 1 };
  });
  expect(imbalances([...thanks, ...reasons], NONE)).toMatchObject([
    { law: "decided = suppressed + fired", of: "thanks", expected: 5, found: 4 },
  ]);
});

test("so is a delivery, and a row in the outbox that nobody counted", () => {
  const mail = counts("mail", ["queued", 5], ["delivered", 1], ["dead", 1], ["cancelled", 1]);
  expect(imbalances(mail, new Map([["mail", 2]]))).toEqual([]);
  expect(imbalances(mail, new Map([["crm", 1]]))).toMatchObject([
    { of: "mail", expected: 5, found: 3 },
    { of: "crm", expected: 0, found: 1 },
  ]);
});

test("where the open waits are known, so is a wait that ended nowhere", () => {
  const cart = counts(
    "cart",
    ["wait_opened", 9],
    ["wait_decided", 2],
    ["wait_cancelled", 3],
    ["wait_stale", 1],
    ["wait_evicted", 1],
  );
  expect(imbalances(cart, NONE)).toEqual([]);
  expect(imbalances(cart, NONE, { openWaits: new Map([["cart", 2]]) })).toEqual([]);
  expect(imbalances(cart, NONE, { openWaits: NONE })).toEqual([
    {
      law: "opened = decided + cancelled + stale + evicted + open waits",
      of: "cart",
      expected: 9,
      found: 7,
    },
  ]);
  expect(imbalances([], NONE, { openWaits: new Map([["cart", 1]]) })).toMatchObject([
    { of: "cart", expected: 0, found: 1 },
  ]);
});

test("where the sinks are known, so is a fire that was queued for too few or too many", () => {
  const sinks = new Map([
    ["thanks", ["mail"]],
    ["cart", ["mail", "crm"]],
  ]);
  const fires = [...counts("thanks", ["fired", 2]), ...counts("cart", ["fired", 3])];
  const mail = counts("mail", ["queued", 5], ["delivered", 5]);
  const law = "queued = fired × its sinks";
  expect(imbalances([...fires, ...mail], NONE, { sinks })).toEqual([
    { law, of: "crm", expected: 3, found: 0 },
  ]);
  const crm = counts("crm", ["queued", 4], ["delivered", 4]);
  expect(imbalances([...fires, ...mail, ...crm], NONE, { sinks })).toEqual([
    { law, of: "crm", expected: 3, found: 4 },
  ]);
});
