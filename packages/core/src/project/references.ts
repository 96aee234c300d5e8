import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import type { ReadDefinition, ReadProject } from "./read-project.ts";
import { came } from "./words.ts";

/** What concerns several definitions together: circles, and what belongs to which experiment. */
export function readReferences({ triggers, segments }: ReadProject, check: Check): void {
  tellCircles(triggers, ({ uses }) => uses.fired, "begins with its own fire", check);
  tellCircles(segments, ({ uses }) => uses.segments, "asks for itself", check);
  for (const definition of triggers.values()) tellTwoExperiments(definition, check);
  for (const definition of segments.values()) tellArmsOfSegment(definition, check);
}

interface Use {
  readonly name: string;
  readonly at: Place;
}

/** Each circle is told once, at the use that closes it. */
function tellCircles(
  definitions: ReadonlyMap<string, ReadDefinition>,
  usesOf: (definition: ReadDefinition) => readonly Use[],
  what: string,
  { found }: Check,
): void {
  const done = new Set<string>();
  for (const start of definitions.keys()) {
    // Without recursion: a chain may be as long as the file.
    const way: { readonly name: string; readonly left: Use[] }[] = [];
    const open = new Set<string>();
    const enter = (name: string): void => {
      const definition = definitions.get(name);
      if (definition === undefined || done.has(name)) return;
      open.add(name);
      way.push({ name, left: [...usesOf(definition)] });
    };
    enter(start);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const use = top.left.shift();
      if (use === undefined) {
        way.pop();
        open.delete(top.name);
        done.add(top.name);
      } else if (open.has(use.name)) {
        const names = found.full("error") ? [] : way.map(({ name }) => name);
        const circle = [...names.slice(names.indexOf(use.name)), use.name].slice(0, 8);
        found.error(
          "HEED_RULE_CYCLE",
          use.at,
          `expected no circle; "${use.name}" ${what}: ${circle.join(" → ")}`,
        );
      } else {
        enter(use.name);
      }
    }
  }
}

/** Who is in a segment must not hang on who asks. */
function tellArmsOfSegment({ uses }: ReadDefinition, { found }: Check): void {
  for (const { name, at } of uses.experiments) {
    const message = `expected no arms in a segment, which is the same for everyone; came those of ${came(name)}: put "byArm" into the condition of the trigger that asks for the segment`;
    found.error("HEED_RULE_ARMS", at, message);
  }
}

function tellTwoExperiments({ uses }: ReadDefinition, { found }: Check): void {
  const [first] = uses.experiments;
  for (const { name, at } of uses.experiments) {
    if (first === undefined || name === first.name) continue;
    found.error(
      "HEED_RULE_TWO_EXPERIMENTS",
      at,
      `expected one experiment, "${first.name}" as at ${first.at.toString()}; came "${name}"`,
    );
  }
}
