import type { Json } from "../contracts/index.ts";
import type { CompiledTest, EventNamings, Tests, Where } from "../event/index.ts";
import { anyAt, compileTests } from "../event/index.ts";
import type { ConditionContext, Leaf, View } from "./compiled.ts";
import { heldAt } from "./compiled.ts";
import type { CompiledNamings, Patterns } from "./reads.ts";
import { compileNamings, registerId } from "./reads.ts";
import type { Place, Reads } from "./register.ts";
import type { Tested } from "./registers/tested.ts";
import { testedRule } from "./registers/tested.ts";
import { checkedPath } from "./values.ts";

/** What the newest matching event says at a path; without such an event it does not hold, whatever the test. */
export function compileLast(
  namings: EventNamings,
  where: Where | undefined,
  path: string,
  test: Tests,
  context: ConditionContext,
): Leaf {
  const { key, reads }: CompiledNamings = compileNamings(namings, where, context.patterns);
  const id = registerId("last", key, path, JSON.stringify(test));
  const rule = testedRule(id, reads, checkedPath(path), compiledTests(test, context.patterns));
  return tested(context.registers.add(rule), false);
}

/** What the newest identify call that has this trait says; one never told is a missing value. */
export function compileTrait(trait: string, test: Tests, context: ConditionContext): Leaf {
  const path = checkedPath(trait);
  const tests = compiledTests(test, context.patterns);
  const reads: readonly Reads[] = [
    {
      pattern: { type: "identify" },
      matches: (event) => anyAt(event.properties, path, (value) => value !== undefined),
    },
  ];
  const rule = testedRule(registerId("trait", trait, JSON.stringify(test)), reads, path, tests);
  return tested(
    context.registers.add(rule),
    tests.every(({ passes, negated }) => passes(undefined) !== negated),
  );
}

function tested(place: Place<Tested>, never: boolean): Leaf {
  const valueOf = (view: View): Tested | undefined => heldAt(view, place);
  return {
    registers: [place],
    evaluate: (view) => ({ holds: valueOf(view)?.passes ?? never, next: Infinity }),
    look(view): Json {
      const value = valueOf(view);
      if (value === undefined) return { told: false };
      return value.seen === undefined ? { told: true } : { told: true, value: value.seen };
    },
  };
}

function compiledTests(test: Tests, patterns: Patterns): readonly CompiledTest[] {
  const compiled = compileTests(test, patterns.compile);
  if (typeof compiled === "string") throw new TypeError("a test was compiled without having been checked");
  return compiled;
}
