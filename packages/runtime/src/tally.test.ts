import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

test("what is counted under one name and reason is added up", () => {
  const tally = new Tally();
  tally.add("processed", "web");
  tally.add("processed", "web", 2);
  tally.add("processed", "app");
  tally.add("duplicate", "web", 0);
  expect(tally.counts()).toEqual([
    { name: "processed", of: "web", n: 3 },
    { name: "processed", of: "app", n: 1 },
  ]);
});

test("what would have allowed it stands beside a reason, in its newest words, and parts no counts", () => {
  const tally = new Tally();
  tally.add("suppressed_event", "web", 1, "robot", "a person");
  tally.add("suppressed_event", "web", 1, "robot", "anybody else");
  tally.add("suppressed_event", "web", 1, "robot");
  tally.add("suppressed_event", "web", 1, "test_user", "any other user");
  expect(tally.counts()).toEqual([
    { name: "suppressed_event", of: "web", reason: "robot", allowedBy: "anybody else", n: 3 },
    { name: "suppressed_event", of: "web", reason: "test_user", allowedBy: "any other user", n: 1 },
  ]);
});
