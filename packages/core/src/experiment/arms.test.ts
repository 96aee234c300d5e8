import { expect, test } from "vitest";
import type { MomentDefinition } from "../moment/index.ts";
import { experimentsIn, forArm } from "./index.ts";

const wait = { byArm: "cart_wait", arms: { short: "15m", long: "30m" } } as const;

const moment: MomentDefinition = {
  notFollowedBy: "Order Completed",
  after: {
    event: "Product Added",
    if: {
      all: [
        { did: "Product Viewed", atLeast: { byArm: "cart_wait", arms: { short: 2, long: 3 } } },
        { inactive: "1h" },
      ],
    },
  },
  for: wait,
};

test("every value per arm becomes that of one arm, wherever it stands", () => {
  expect(forArm(moment, "cart_wait", "long")).toEqual({
    notFollowedBy: "Order Completed",
    after: {
      event: "Product Added",
      if: { all: [{ did: "Product Viewed", atLeast: 3 }, { inactive: "1h" }] },
    },
    for: "30m",
  });
});

test("what has no arms stays the same object, so that two arms share it", () => {
  const condition = { all: [{ inactive: "1h" }, { did: "Product Viewed", within: wait }] } as const;
  const short = forArm(condition, "cart_wait", "short");
  expect(short.all[0]).toBe(condition.all[0]);
  expect(forArm(condition, "subject_line", "a")).toBe(condition);
});

test("a plain value is every arm's", () => {
  expect(forArm("24h", "cart_wait", "short")).toBe("24h");
  expect(forArm(undefined, "cart_wait", "short")).toBeUndefined();
  expect(forArm(wait, "cart_wait", "short")).toBe("15m");
});

test("an arm without a value is a mistake", () => {
  expect(() => forArm(wait, "cart_wait", "longer")).toThrow(
    'Expected byArm("cart_wait") to name every arm; "longer" is missing',
  );
  expect(() => forArm(wait, "cart_wait", "constructor")).toThrow("missing");
});

test("the experiments of a definition are found, however deep", () => {
  expect([...experimentsIn(moment)]).toEqual(["cart_wait"]);
  expect([
    ...experimentsIn({ send: { properties: { subject: [{ byArm: "subject", arms: { a: "x" } }] } } }),
  ]).toEqual(["subject"]);
  expect([...experimentsIn({ where: { byArm: "cart_wait" } })]).toEqual([]);
  expect([...experimentsIn(undefined)]).toEqual([]);
});
