import { expect, test } from "vitest";
import { conditionWords } from "../condition/index.ts";
import { segmentWord } from "./handle.ts";
import { lapsed } from "./ready.ts";

const { did } = conditionWords({});
const segment = segmentWord({});

test("a segment is a condition with a name", () => {
  expect(segment("buyers", did("Order Completed"))).toStrictEqual({
    name: "buyers",
    definition: { did: "Order Completed" },
  });
});

test("a ready one is given a name alike", () => {
  expect(segment("gone", lapsed())).toStrictEqual({ name: "gone", definition: { inactive: "30d" } });
});

test("an event is no audience", () => {
  const wrong = { definition: { event: "Order Completed" } };
  expect(() => Reflect.apply(segment, undefined, ["buyers", wrong])).toThrow(
    'segment("buyers"): expected a condition, which is yes or no at every instant; came event("Order Completed")',
  );
  expect(() => Reflect.apply(segment, undefined, ["buyers"])).toThrow(
    'segment("buyers"): expected a condition',
  );
});

test("its name is one that the vocabulary lists", () => {
  const listed = segmentWord({ segments: ["staff"] });
  expect(listed("staff", did("A")).name).toBe("staff");
  // @ts-expect-error: no such segment
  expect(() => listed("stuff", did("A"))).toThrow('Did you mean "staff"?');
});
