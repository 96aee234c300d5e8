import { expect, test } from "vitest";
import { factWords } from "./handle.ts";

const { cart, fact, lastViewed, orders } = factWords({});

test("a fact is what it folds, under a name", () => {
  expect(fact("cart", cart())).toStrictEqual({ name: "cart", definition: { cart: {} } });
  expect(fact("seen", lastViewed())).toStrictEqual({ name: "seen", definition: { lastViewed: {} } });
  expect(fact("sales", orders())).toStrictEqual({ name: "sales", definition: { orders: {} } });
});

test("its events may have other names", () => {
  const emptied = { definition: { event: "Paid", where: { total: { above: 0 } } } } as const;
  expect(cart({ added: ["Added", "Put"], emptied }).definition).toStrictEqual({
    cart: { added: ["Added", "Put"], emptied: emptied.definition },
  });
  expect(lastViewed({ viewed: "Seen", keep: 3 }).definition).toStrictEqual({
    lastViewed: { viewed: "Seen", keep: 3 },
  });
  expect(orders({ completed: "Paid", revenue: "sum" }).definition).toStrictEqual({
    orders: { completed: "Paid", revenue: "sum" },
  });
});

test("what is no fact is refused where it stands", () => {
  expect(() => Reflect.apply(fact, undefined, ["cart", { definition: { did: "A" } }])).toThrow(
    'fact("cart"): expected cart(), lastViewed() or orders(); came an object',
  );
  expect(() => Reflect.apply(fact, undefined, ["cart"])).toThrow("came none");
  expect(() => Reflect.apply(cart, undefined, [{ addd: "A" }])).toThrow('Did you mean "added"?');
  expect(() => Reflect.apply(lastViewed, undefined, [{ viewed: 3 }])).toThrow(
    "lastViewed(…).viewed: expected the name",
  );
});

test("it is of the kind that the vocabulary lists", () => {
  const words = factWords({ events: { A: {} }, facts: { seen: "lastViewed" } });
  expect(words.fact("seen", words.lastViewed({ viewed: "A" })).name).toBe("seen");
  // @ts-expect-error: listed as lastViewed
  expect(() => words.fact("seen", words.cart())).toThrow(
    "expected lastViewed(), as the vocabulary lists it; came cart()",
  );
  // @ts-expect-error: no such fact
  expect(() => words.fact("seeen", words.lastViewed())).toThrow('Did you mean "seen"?');
  // @ts-expect-error: no such event
  expect(() => words.cart({ added: "B" })).toThrow("expected one of");
});
