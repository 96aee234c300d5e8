import { expect, test } from "vitest";
import { scoreWord } from "./handle.ts";

const score = scoreWord({});
const viewed = { definition: { event: "Product Viewed", where: { price: { above: 3 } } } } as const;

test("a score is its half-life, its points and its caps", () => {
  const { name, definition } = score("intent", {
    halfLife: "7d",
    points: { active: [["Product Added", 10]], passive: [[viewed, 1]] },
    caps: { passive: 5 },
  });
  expect(name).toBe("intent");
  expect(definition).toStrictEqual({
    halfLife: "7d",
    points: { active: [["Product Added", 10]], passive: [[viewed.definition, 1]] },
    caps: { passive: 5 },
  });
});

test("groups and caps that are not given are left out", () => {
  expect(score("intent", { halfLife: "7d", points: { active: [["A", 1]] } }).definition).toStrictEqual({
    halfLife: "7d",
    points: { active: [["A", 1]] },
  });
});

const wrong = (options: unknown) => () => Reflect.apply(score, undefined, ["intent", options]);

test("what is no score is refused where it stands", () => {
  expect(wrong(undefined)).toThrow(
    'score("intent"): expected an object with halfLife, points, caps; came none',
  );
  expect(wrong({ halfLife: "7d", point: {} })).toThrow('Did you mean "points"?');
  expect(wrong({ halfLife: "7d", points: { activ: [] } })).toThrow('Did you mean "active"?');
  expect(wrong({ halfLife: "7d", points: { active: {} } })).toThrow(
    'score("intent").points.active: expected a list of [event, points]; came an object',
  );
  expect(wrong({ halfLife: "7d", points: { active: [["A", 1], ["B"]] } })).toThrow(
    'score("intent").points.active[1]: expected [event, points]; came a list',
  );
  expect(wrong({ halfLife: "7d", points: { active: [[3, 1]] } })).toThrow(
    'score("intent").points.active[0]: expected the name of an event or event(name, { where }); came a number',
  );
});

test("its names are those that the vocabulary lists", () => {
  const listed = scoreWord({ events: { A: {} }, scores: ["intent"] });
  // @ts-expect-error: no such score
  expect(() => listed("intend", { halfLife: "7d", points: {} })).toThrow('Did you mean "intent"?');
  // @ts-expect-error: no such event
  expect(() => listed("intent", { halfLife: "7d", points: { active: [["B", 1]] } })).toThrow(
    "expected one of",
  );
});
