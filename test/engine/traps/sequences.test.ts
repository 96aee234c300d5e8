import { event } from "@heed/core";
import { expect, test } from "vitest";
import type { Person } from "../person.ts";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const funnel = event("Product Viewed")
  .followedBy("Product Added", { within: "1h" })
  .followedBy("Checkout Started", { within: "1h" });
const project = shop([sends("funnel", funnel)]);

/** One view, then products added one second apart, all within the hour. */
const viewedThenAdded = (times: number): Person => {
  const story = person(project).does("Product Viewed", { at: "Mon 12:00" });
  for (let second = 10; second < 10 + times; second++)
    story.does("Product Added", { at: `Mon 12:00:${second}` });
  return story;
};

test("T1 of twenty adds between view and checkout there are a million matches: a sequence exists or not, so it is one fire", () => {
  const ada = viewedThenAdded(20).does("Checkout Started", { at: "Mon 12:05" });
  expect(ada.fires).toEqual([{ trigger: "funnel", at: "Mon 12:05", decidedAt: "Mon 12:05" }]);
});

test("T1 what is remembered of a sequence does not grow with its repetitions", () => {
  const twenty = viewedThenAdded(20).writtenSize;
  const forty = viewedThenAdded(40).writtenSize;
  // Some digits more or less in the numbers of events, and nothing else.
  expect(Math.abs(forty - twenty)).toBeLessThan(20);
});

test("T1 another checkout without another view is no other match: what made the first is consumed", () => {
  const ada = viewedThenAdded(20)
    .does("Checkout Started", { at: "Mon 12:05" })
    .does("Checkout Started", { at: "Mon 12:06" });
  expect(ada.fires).toHaveLength(1);
});
