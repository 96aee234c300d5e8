import { expect, test } from "vitest";
import type { MomentDefinition } from "./index.ts";
import { describeMoment } from "./index.ts";

const MOMENTS: readonly (readonly [MomentDefinition, string])[] = [
  [{ event: "Product Added" }, '"Product Added"'],
  [{ event: "A", if: { did: "B" }, by: "k" }, '"A" if then did "B", for each k'],
  [{ page: true }, "any page"],
  [{ sequence: [{ event: "A" }, { event: "B", within: "24h" }] }, '"A", then "B" within 24h'],
  [
    { sequence: [{ event: "A" }, { returned: "1h" }], within: "2h", unless: "C", by: { A: "k", C: "l" } },
    '"A", then an activity more than 1h after the one before, all within 2h, with no "C" in between, for each k or l',
  ],
  [
    { notFollowedBy: "Order Completed", after: { event: "Checkout Started" }, for: "15m" },
    '"Checkout Started", then no "Order Completed" for 15m',
  ],
  [
    { notFollowedBy: "B", after: { event: "A" }, for: "1h", repeat: "keep", by: "cart.id" },
    '"A", then no "B" for 1h, counted from the first one, for each cart.id',
  ],
  [{ becomes: { did: "A" } }, 'it becomes true that did "A"'],
  [{ becomes: { did: "A" }, for: "5m" }, 'it becomes true that did "A", and stays so for 5m'],
  [{ firstSeen: true }, "the first activity"],
  [{ returned: true }, "an activity more than 30m after the one before"],
  [{ entered: "vip" }, 'entering the segment "vip"'],
  [{ left: "vip" }, 'leaving the segment "vip"'],
  [{ fired: "welcome" }, 'a fire of "welcome"'],
  [{ anyOf: [{ event: "A" }, { page: "Home" }] }, '"A"; or page "Home"'],
];

for (const [moment, text] of MOMENTS) {
  test(`a moment reads as ${text}`, () => {
    expect(describeMoment(moment)).toBe(text);
  });
}
