import type { Event } from "../contracts/index.ts";
import type { EventPattern } from "./naming.ts";
import { anyAt, parsePath } from "./path.ts";
import type { CompiledTest, PatternCompiler, Tests } from "./value-test.ts";
import { compileTests } from "./value-test.ts";

/** Property path → tests; all must hold. */
export type Where = Readonly<Record<string, Tests>>;

/** What is wrong with a pattern, by the place inside it. */
export interface PatternFault {
  readonly at: string;
  readonly message: string;
}

/** True where an event's properties pass; type and name are looked up beforehand, in the plan's index. */
export type Matches = (event: Event) => boolean;

/** Compiles `where`, or tells every fault of it: no test is trusted to be one. */
export function compileWhere(
  where: Readonly<Record<string, unknown>>,
  patterns: PatternCompiler,
): Matches | readonly PatternFault[] {
  const checks: Matches[] = [];
  const faults: PatternFault[] = [];
  for (const [text, tests] of Object.entries(where)) {
    const path = parsePath(text);
    const compiled = compileTests(tests, patterns);
    if (path === undefined) {
      faults.push({
        at: text,
        message: `expected a path such as "price" or "products[*].price"; came ${JSON.stringify(text)}`,
      });
    } else if (typeof compiled === "string") {
      faults.push({ at: text, message: compiled });
    } else {
      for (const { passes, negated } of compiled satisfies readonly CompiledTest[]) {
        checks.push((event) => anyAt(event.properties, path, passes) !== negated);
      }
    }
  }
  return faults.length > 0 ? faults : (event) => checks.every((check) => check(event));
}

/** One text per meaning, so that equal patterns of many triggers are evaluated once. */
export function patternKey(pattern: EventPattern): string {
  const where = Object.entries(pattern.where ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([pattern.type, pattern.name ?? null, where]);
}
