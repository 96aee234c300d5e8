import type { Entry } from "./log.ts";
import { isProject } from "./parts.ts";

type Path = readonly (string | number)[];

/** How often a case is tried again at most: some seconds. */
const TRIES = 4_000;

/**
 * A smaller case that still fails: entries are left out, then parts of the projects (the same part of every version),
 * then parts of events, as long as anything can go. What is no valid project any more must not count as failing.
 */
export function shrunk(log: readonly Entry[], fails: (log: readonly Entry[]) => boolean): readonly Entry[] {
  let best = log;
  let left = TRIES;
  const attempt = (smaller: readonly Entry[]): void => {
    if (left-- > 0 && fails(smaller)) best = smaller;
  };
  for (let before: readonly Entry[] = []; before !== best;) {
    before = best;
    // From the end, so that places stay what they were.
    for (let i = best.length - 1; i > 0; i--) attempt(best.filter((_, at) => at !== i));
    for (const path of pathsOf(projectsOf(best)).toReversed()) attempt(withoutPart(best, path));
    for (let i = best.length - 1; i > 0; i--) {
      for (const simpler of simplerEntries(best[i])) attempt(best.with(i, simpler));
    }
  }
  return best;
}

function projectsOf(log: readonly Entry[]): readonly unknown[] {
  return log.flatMap((entry) => (entry.kind === "deploy" ? [entry.project] : []));
}

/** Every place in any of the values. */
function pathsOf(values: readonly unknown[]): readonly Path[] {
  const paths = new Map<string, Path>();
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      paths.set(JSON.stringify(place), place);
      visit(inner, place);
    }
  };
  for (const value of values) visit(value, []);
  return [...paths.values()];
}

function withoutPart(log: readonly Entry[], path: Path): readonly Entry[] {
  return log.map((entry) => {
    const project = entry.kind === "deploy" ? without(entry.project, path) : undefined;
    return entry.kind === "deploy" && isProject(project) ? { ...entry, project } : entry;
  });
}

/** Without the part at the path; a part of `all`, `any` or `not` that is left alone stands for the whole. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return rest.length === 0
      ? list.filter((_, i) => i !== key)
      : list.map((each, i) => (i === key ? without(each, rest) : each));
  }
  if (typeof value !== "object" || value === null || key === undefined) return value;
  if (key === "not" && rest.length === 0 && "not" in value) return value.not;
  const entries = Object.entries(value).flatMap(([name, inner]): readonly (readonly [string, unknown])[] => {
    if (name !== key) return [[name, inner]];
    return rest.length === 0 ? [] : [[name, without(inner, rest)]];
  });
  const made: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  return alone(made) ?? made;
}

function alone(made: Readonly<Record<string, unknown>>): unknown {
  for (const word of ["all", "any", "anyOf"]) {
    const list = made[word];
    if (Array.isArray(list) && list.length === 1) return list[0];
  }
  return undefined;
}

function simplerEntries(entry: Entry | undefined): readonly Entry[] {
  if (entry === undefined || entry.kind !== "event") return [];
  const { consent: _, ...silent } = entry.event;
  const parts = Object.keys(silent.properties).map((name): Entry => {
    const properties = Object.fromEntries(Object.entries(silent.properties).filter(([key]) => key !== name));
    return { ...entry, event: { ...entry.event, properties } };
  });
  const others: readonly Entry[] = [
    { ...entry, event: silent },
    { ...entry, event: { ...entry.event, occurredAt: entry.at } },
  ];
  return [...parts, ...others.filter((each) => JSON.stringify(each) !== JSON.stringify(entry))];
}
