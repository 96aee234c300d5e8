import { expect, test } from "vitest";
import type { ConditionDefinition } from "./index.ts";
import { describeCondition } from "./index.ts";

const CONDITIONS: readonly (readonly [ConditionDefinition, string])[] = [
  [{ did: "Order Completed" }, 'did "Order Completed"'],
  [{ did: "Product Viewed", atLeast: 3, within: "24h" }, 'did "Product Viewed" at least 3 times within 24h'],
  [{ did: "A", atLeast: 1, atMost: 1 }, 'did "A" at least 1 and at most 1 time'],
  [{ did: "A", atLeast: 0, atMost: 2 }, 'did "A" at most 2 times'],
  [{ did: "A", atMost: 2 }, 'did "A" at least 1 and at most 2 times'],
  [{ did: "A", atLeast: 0 }, 'did "A" at least 0 times'],
  [
    { did: "Product Viewed", distinct: "product_id", atLeast: 3 },
    'did "Product Viewed" with at least 3 different product_id',
  ],
  [{ did: "Product Viewed", after: "Page Left" }, 'did "Product Viewed" after the newest "Page Left"'],
  [
    { sum: "Product Added", path: "price", atLeast: 50, within: "24h" },
    'the sum of price in "Product Added" within 24h is at least 50',
  ],
  [{ average: "A", path: "p", atMost: 2 }, 'the average of p in "A" is at most 2'],
  [
    { lowest: "A", path: "p", atLeast: 1, atMost: 2 },
    'the lowest value of p in "A" is at least 1 and at most 2',
  ],
  [{ highest: "A", path: "p", atLeast: 1 }, 'the highest value of p in "A" is at least 1'],
  [
    { last: "Cart Updated", path: "value", test: { above: 200 } },
    'in the newest "Cart Updated", value is above 200',
  ],
  [{ since: "Product Viewed", atLeast: "2m" }, 'no "Product Viewed" for 2m or longer'],
  [{ inactive: "30d" }, "no activity for 30d or longer"],
  [{ activeBeyond: "24h" }, "activity more than 24h after the first one"],
  [{ trait: "plan", test: "pro" }, 'the trait plan is "pro"'],
  [{ inSegment: "vip" }, 'is in the segment "vip"'],
  [{ consented: "news" }, 'allows "news"'],
  [{ scored: "intent", atLeast: 20 }, 'the score "intent" is at least 20'],
  [{ scored: "intent", above: 20 }, 'the score "intent" is above 20'],
  [{ scored: "intent", group: "active", below: 5 }, 'the active part of the score "intent" is below 5'],
  [
    { scored: "intent", atLeast: 20, leaveBelow: 10 },
    'the score "intent" is at least 20, and stays so until it is below 10',
  ],
  [{ all: [{ did: "A" }, { any: [{ did: "B" }, { did: "C" }] }] }, 'did "A" and (did "B" or did "C")'],
  [{ not: { did: "A" } }, 'not (did "A")'],
  [
    { inactive: { byArm: "wait", arms: { short: "1h", long: "2h" } } },
    'no activity for 1h (arm "short") or 2h (arm "long") or longer',
  ],
];

for (const [condition, text] of CONDITIONS) {
  test(`a condition reads as ${text}`, () => {
    expect(describeCondition(condition)).toBe(text);
  });
}
