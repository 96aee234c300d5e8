import { expect, test } from "vitest";
import { fixedZones } from "../limits/index.ts";
import type { ProjectDefinition } from "../project/index.ts";
import { compile } from "./compile.ts";

type Triggers = NonNullable<ProjectDefinition["triggers"]>;

const SENDING = { purpose: "mail", again: "always", send: { as: "Told", to: ["webhook"] } } as const;

function planOf(triggers: Triggers, notActivity: readonly string[] = []): ReturnType<typeof compile> {
  const consent = { purposes: { mail: {} } };
  return compile({ project: { triggers, notActivity, consent }, patterns: noPatterns, zones: fixedZones() });
}

function noPatterns(): never {
  throw new Error("expected no pattern");
}

test("an event concerns what names it, what names its type, and what any activity concerns", () => {
  const plan = planOf(
    {
      a: { ...SENDING, when: { page: true } },
      b: { ...SENDING, when: { event: "Order" } },
      c: { ...SENDING, when: { activity: true } },
      d: { ...SENDING, when: { page: "Cart" } },
      e: { ...SENDING, when: { anyOf: [{ page: "Cart" }, { page: true }] } },
    },
    ["Cart", "Ping"],
  );
  const concerned = (type: "page" | "track" | "identify", name: string): string =>
    plan.reactions
      .of({ type, name })
      .triggers.map((place) => plan.triggers[place]?.name)
      .join("");
  expect(concerned("page", "Home")).toBe("ace");
  expect(concerned("page", "Cart")).toBe("ade");
  expect(concerned("track", "Order")).toBe("bc");
  expect(concerned("track", "Cart")).toBe("");
  expect(concerned("track", "Other")).toBe("c");
  expect(concerned("identify", "")).toBe("");
});

test("a register that reads several kinds of events reads an event of two of them once", () => {
  const did = [{ page: true }, { page: "Cart" }] as const;
  const plan = planOf({ a: { ...SENDING, when: { becomes: { did, atLeast: 2 } } } });
  expect(plan.reactions.of({ type: "page", name: "Cart" }).registers).toHaveLength(1);
  expect(plan.reactions.of({ type: "track", name: "Cart" }).registers).toHaveLength(0);
});

// Each trigger was once compared with each: two minutes, where a second is enough.
test("ten thousand triggers are compiled in one go", { timeout: 30_000 }, () => {
  const triggers = Array.from({ length: 10_000 }, (_, i) => [
    `t${i}`,
    i % 10 === 0
      ? { ...SENDING, when: { event: `Viewed ${i}` }, if: { did: `Bought ${i}`, atLeast: 2, within: "7d" } }
      : { ...SENDING, when: { fired: `t${i - (i % 10)}` } },
  ]);
  const plan = planOf(Object.fromEntries(triggers));
  expect(plan.triggers[plan.places.get("t20") ?? -1]?.forms[0]?.followers).toHaveLength(9);
  expect(plan.reactions.of({ type: "track", name: "Viewed 20" }).triggers).toEqual([plan.places.get("t20")]);
});
