import type { EpochMs } from "@heed/core/contracts";
import { counted, SIDES, since } from "./compare.ts";
import type { Entry, Told } from "./log.ts";

/** Two programs, or two ways of running one, that should have told the same. */
export interface Pair {
  readonly names: readonly [string, string];
  readonly told: readonly [readonly Told[], readonly Told[]];
}

const WIDTH = 78;

/** The case for a reader: its project, its log, and under each entry what the two told, where they differ side by side. */
export function reportOf(log: readonly Entry[], pair?: Pair): string {
  const begin = log[0]?.at ?? 0;
  const lines = [`Times count from ${new Date(begin).toISOString()} (${begin}).`];
  for (const [i, entry] of log.entries()) {
    lines.push(`#${i} ${entryLine(entry, begin)}`);
    if (pair !== undefined) lines.push(...toldLines(pair, i, begin));
  }
  return lines.join("\n");
}

function entryLine(entry: Entry, begin: EpochMs): string {
  const at = since(begin, entry.at);
  switch (entry.kind) {
    case "deploy":
      return `${at} deploy\n${projectLines(entry.project)}`;
    case "event": {
      const { type, name, occurredAt, properties, consent } = entry.event;
      const said = consent === undefined ? "" : ` says ${JSON.stringify(consent)}`;
      const late = occurredAt === entry.at ? "" : ` of ${since(begin, occurredAt)}`;
      return `${at} ${entry.side}: ${type} ${name}${late} ${JSON.stringify(properties)}${said}`;
    }
    case "consent":
      return `${at} ${entry.side}: consent ${JSON.stringify(entry.signal)} of ${since(begin, entry.saidAt)}`;
    case "suppress":
      return `${at} ${entry.side}: ${entry.suppressed ? "suppressed" : "no longer suppressed"}`;
    case "tick":
    case "merge":
      return `${at} ${entry.kind}`;
  }
}

/** One line per trigger, segment and so on. */
function projectLines(project: object): string {
  return Object.entries(project)
    .flatMap(([word, parts]) =>
      typeof parts === "object" && parts !== null && !Array.isArray(parts)
        ? Object.entries(parts).map(([name, part]) => `     ${word}.${name}: ${JSON.stringify(part)}`)
        : [`     ${word}: ${JSON.stringify(parts)}`],
    )
    .join("\n");
}

function toldLines({ names, told: [one, other] }: Pair, i: number, begin: EpochMs): readonly string[] {
  return SIDES.flatMap((side) => {
    const [a, b] = [counted(one[i] ?? [], side, begin), counted(other[i] ?? [], side, begin)];
    if (a.length === 0 && b.length === 0) return [];
    if (a.join("\n") === b.join("\n")) return a.map((line) => `     = ${side}: ${line}`);
    const rows = Array.from({ length: Math.max(a.length, b.length) }, (_, row) => {
      const mark = a[row] === b[row] ? " " : "!";
      return `     ${mark} ${side}: ${(a[row] ?? "-").padEnd(WIDTH)} | ${b[row] ?? "-"}`;
    });
    return [`     ! ${side}: ${names[0].padEnd(WIDTH)} | ${names[1]}`, ...rows];
  });
}
