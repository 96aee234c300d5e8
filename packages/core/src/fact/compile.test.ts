import { expect, test } from "vitest";
import type { Event, Json, JsonObject } from "../contracts/index.ts";
import type { Fact, FactDefinition } from "./index.ts";
import { compileFact } from "./index.ts";

const noPatterns = () => () => false;

/** A property, or the time of an event, in the order of reading. */
type Told = readonly [name: string, properties: JsonObject, at: number];

function event([name, properties, at]: Told): Event {
  return {
    type: "track",
    name,
    source: "segment",
    id: String(at),
    occurredAt: at,
    receivedAt: at,
    properties,
    context: {},
  };
}

function folded(fact: Fact, told: readonly Told[], before?: Json): Json | undefined {
  return told.reduce<Json | undefined>(
    (state, each, i) => fact.read(state, event(each), { at: each[2], seq: i + 1 }),
    before,
  );
}

const compiled = (definition: FactDefinition): Fact => compileFact("f", definition, noPatterns);

const viewed = (id: string, at: number, more: JsonObject = {}): Told => [
  "Product Viewed",
  { product_id: id, ...more },
  at,
];

const idsOf = (value: JsonObject): Json | undefined =>
  JSON.parse(JSON.stringify(value["items"])).map((item: { product_id: string }) => item.product_id);

test("the products viewed last: the newest first, each once", () => {
  const fact = compiled({ lastViewed: {} });
  const views = [viewed("a", 1), viewed("b", 2), viewed("a", 3)];
  expect(idsOf(fact.value(folded(fact, views)))).toEqual(["a", "b"]);
  expect(fact.value(undefined)).toEqual({ items: [] });
});

test("as many as are asked for, five unless said otherwise", () => {
  const views = Array.from({ length: 30 }, (_, i) => viewed(`p${i}`, i));
  for (const [keep, count] of [
    [undefined, 5],
    [1, 1],
    [20, 20],
  ] as const) {
    const fact = compiled({ lastViewed: keep === undefined ? {} : { keep } });
    const ids = idsOf(fact.value(folded(fact, views)));
    expect(ids).toEqual(Array.from({ length: count }, (_, i) => `p${29 - i}`));
  }
});

test("views read in another order are the same views", () => {
  const fact = compiled({ lastViewed: { keep: 3 } });
  const views = [viewed("a", 1, { price: 1 }), viewed("b", 2), viewed("c", 3), viewed("a", 4, { price: 2 })];
  const inOrder = fact.value(folded(fact, views));
  expect(fact.value(folded(fact, views.toReversed()))).toEqual(inOrder);
  expect(inOrder).toMatchObject({ items: [{ product_id: "a", price: 2 }, {}, {}] });
});

test("a merge keeps the newest views of both sides", () => {
  const fact = compiled({ lastViewed: { keep: 3 } });
  const a = folded(fact, [viewed("a", 1), viewed("b", 3)]) ?? null;
  const b = folded(fact, [viewed("a", 4), viewed("c", 2), viewed("d", 5)]) ?? null;
  expect(idsOf(fact.value(fact.join(a, b)))).toEqual(["d", "a", "b"]);
  expect(fact.join(a, b)).toEqual(fact.join(b, a));
});

const order = (at: number, properties: JsonObject): Told => ["Order Completed", properties, at];

test("orders and revenue of all time", () => {
  const fact = compiled({ orders: {} });
  expect(fact.value(undefined)).toEqual({ orders: 0, revenue: 0 });
  const state = folded(fact, [order(86_400_000, { total: 0.1 }), order(0, { total: 0.2 })]);
  expect(fact.value(state)).toEqual({
    orders: 2,
    revenue: 0.3,
    firstAt: "1970-01-01T00:00:00.000Z",
    lastAt: "1970-01-02T00:00:00.000Z",
  });
});

test("an order without a sound revenue is an order all the same", () => {
  const fact = compiled({ orders: {} });
  const totals = [undefined, null, "20", [20], 1e13, 5];
  const orders = totals.map((total, i) => order(i, total === undefined ? {} : { total }));
  expect(fact.value(folded(fact, orders))).toMatchObject({ orders: 6, revenue: 5 });
});

test("revenue may lie anywhere in the order", () => {
  const fact = compiled({ orders: { completed: "purchase", revenue: "ecommerce.value" } });
  expect(
    fact.value(folded(fact, [["purchase", { ecommerce: { value: 20 } }, 1], order(2, { total: 9 })])),
  ).toMatchObject({
    orders: 1,
    revenue: 20,
  });
});

test("a merge adds the orders of both sides", () => {
  const fact = compiled({ orders: {} });
  const a = folded(fact, [order(5, { total: 1 })]) ?? null;
  const b = folded(fact, [order(3, { total: 2 }), order(9, { total: 4 })]) ?? null;
  expect(fact.join(a, b)).toEqual(folded(fact, [order(3, { total: 7 }), order(5, {}), order(9, {})]));
});

test("the engine knows by patterns which events a fact reads", () => {
  const fact = compiled({
    cart: { added: [{ event: "Product Added", where: { price: { above: 5 } } }], emptied: { page: true } },
  });
  expect(fact.reads.map(({ pattern }) => pattern)).toEqual([
    { type: "page" },
    { type: "track", name: "Cart Updated" },
    { type: "track", name: "Product Added", where: { price: { above: 5 } } },
    { type: "track", name: "Product Removed" },
  ]);
  const matching = (told: Told) => fact.reads.filter(({ matches }) => matches(event(told))).length;
  expect(matching(["Product Added", { price: 6 }, 1])).toBe(1);
  expect(matching(["Product Added", { price: 5 }, 1])).toBe(0);
  expect(matching(["Scrolled", {}, 1])).toBe(0);
});

test("activity leaves out the names that the project leaves out", () => {
  const fact = compileFact(
    "f",
    { orders: { completed: { activity: true } } },
    noPatterns,
    new Set(["Email Opened"]),
  );
  expect(
    fact.value(
      folded(fact, [
        ["Anything", {}, 1],
        ["Email Opened", {}, 2],
      ]),
    ),
  ).toMatchObject({ orders: 1 });
});

const id = (definition: FactDefinition): string => compiled(definition).id;

test("facts of one meaning are one; defaults that are written out change nothing, all else does", () => {
  expect(id({ cart: { emptied: "Order Completed" } })).toBe(id({ cart: {} }));
  expect(id({ lastViewed: { keep: 5 } })).toBe(id({ lastViewed: {} }));
  const different: readonly FactDefinition[] = [
    { cart: {} },
    { cart: { emptied: "Order Completed 2" } },
    { cart: { added: "Order Completed", emptied: "Product Added" } },
    { lastViewed: {} },
    { lastViewed: { keep: 6 } },
    { orders: {} },
    { orders: { revenue: "revenue" } },
  ];
  expect(new Set(different.map(id)).size).toBe(different.length);
});

test("a state that something else wrote is read as far as it goes", () => {
  const kinds: readonly FactDefinition[] = [{ cart: {} }, { lastViewed: {} }, { orders: {} }];
  for (const definition of kinds) {
    const fact = compiled(definition);
    for (const junk of [null, 1, "x", {}, [[]], [null, null], [[1, 2, 3, [null]]], [["a"], ["b", ["c"]]]]) {
      expect(() => fact.value(fact.join(junk, junk))).not.toThrow();
    }
  }
});
