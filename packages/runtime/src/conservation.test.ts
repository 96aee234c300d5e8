import type { Count, CountName, Decision, Ended } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { heldOf, imbalances } from "./conservation.ts";
import { memoryStore } from "./memory-store/memory-store.ts";

const DECIDED = "decided = fired + shadow + suppressed + if_false + stale + expired + held − released";

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
    { law: DECIDED, of: "thanks", expected: 5, found: 4 },
  ]);
});

test("what was held and released ended in another way, and what was not is still held", () => {
  const cart = counts(
    "cart",
    ["decided", 9],
    ["fired", 1],
    ["shadow", 1],
    ["suppressed", 1],
    ["if_false", 1],
    ["stale", 1],
    ["expired", 2],
    ["held", 5],
    ["held_released", 3],
  );
  expect(imbalances(cart, NONE)).toEqual([]);
  expect(imbalances(cart, NONE, { held: new Map([["cart", 2]]) })).toEqual([]);
  expect(imbalances(cart, NONE, { held: new Map([["thanks", 1]]) })).toMatchObject([
    { law: "held = released + held now", of: "cart", expected: 5, found: 3 },
    { law: "held = released + held now", of: "thanks", expected: 0, found: 1 },
  ]);
  expect(imbalances(counts("cart", ["decided", 1], ["held_released", 1]), NONE)).toMatchObject([
    { law: DECIDED, of: "cart", expected: 1, found: -1 },
  ]);
});

test("what is held is counted in the decisions themselves", async () => {
  const store = memoryStore();
  await store.transact({ at: 1, profiles: [] }, () => ({
    decisions: [
      decision("d-1", "cart", "held"),
      decision("d-2", "cart", "held"),
      decision("d-3", "cart", "fired"),
    ],
  }));
  expect(await heldOf(store.list("decisions"))).toEqual(new Map([["cart", 2]]));
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
      law: "opened = decided + cancelled + stale + evicted + joined + dropped + open waits",
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

function decision(id: string, trigger: string, ended: Ended): Decision {
  const start = { at: 1, seq: 1 };
  return { id, trigger, ended, profile: "u:anna", start, at: 1, decidedAt: 1, evidence: [] };
}
