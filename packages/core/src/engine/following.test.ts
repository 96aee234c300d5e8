import { expect, test } from "vitest";
import type { MomentDefinition } from "../moment/index.ts";
import type { TriggerDefinition } from "../trigger/index.ts";
import { followingIn } from "./following.ts";

function trigger(when: MomentDefinition, path?: string): TriggerDefinition {
  const properties = path === undefined ? {} : { told: { path: `evidence.last.properties.${path}` } };
  return { when, purpose: "mail", send: { as: "Told", to: ["webhook"], properties } };
}

const CART: MomentDefinition = { event: "Cart Updated" };

/** Defined in the wrong order on purpose: `last` follows `middle`, which follows `first`. */
const CHAIN = {
  last: trigger({ fired: "middle" }, "price"),
  middle: trigger({ notFollowedBy: "Order Completed", after: { fired: "first" }, for: "1d" }, "name"),
  first: trigger({ notFollowedBy: "Order Completed", after: CART, for: "1h", by: "cart_id" }),
};

test("a trigger remembers what those that follow it will tell, however far behind it they come", () => {
  const { remembered } = followingIn(CHAIN);
  const paths = Object.keys(CHAIN).map((name) => [name, [...(remembered.get(name)?.keys() ?? [])]]);
  expect(paths).toEqual([
    ["last", ["properties.price"]],
    ["middle", ["properties.name", "properties.price"]],
    ["first", ["properties.name", "properties.price"]],
  ]);
});

test("what begins with the fires of a trigger has its values", () => {
  expect([...followingIn(CHAIN).correlated].toSorted()).toEqual(["first", "last", "middle"]);
  expect([...followingIn({ ...CHAIN, first: trigger(CART) }).correlated]).toEqual([]);
});

test("a trigger is followed once, also by one that names it twice", () => {
  const twice = trigger({ anyOf: [{ fired: "first" }, { fired: "first" }, CART] });
  const { followers, remembered } = followingIn({ twice, first: trigger(CART) });
  expect([...followers]).toEqual([["first", ["twice"]]]);
  expect(remembered.size).toBe(2);
});

test("a chain of ten thousand is followed to its end", () => {
  const chain = Array.from({ length: 10_000 }, (_, i) => [
    `t${i}`,
    trigger(i === 9_999 ? { ...CART, by: "cart_id" } : { fired: `t${i + 1}` }, i === 0 ? "price" : undefined),
  ]);
  const { correlated, remembered } = followingIn(Object.fromEntries(chain));
  expect(correlated.size).toBe(10_000);
  expect([...(remembered.get("t9999")?.keys() ?? [])]).toEqual(["properties.price"]);
});
