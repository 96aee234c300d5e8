import { hitsAnEdge } from "./edges.ts";
import type { Entry, Output, Told } from "./log.ts";
import { isOfKind } from "./matching.ts";
import type { Condition, Moment, Project, Trigger } from "./parts.ts";
import { conditionsOf, leavesOf, momentsIn } from "./walk.ts";

type Decided = Extract<Output, { readonly kind: "decided" }>;

/** Below these shares a suite has looked at too little to have shown anything. */
const MINIMUMS: ReadonlyMap<string, number> = new Map([
  ["a fire", 0.4],
  ["a cancel", 0.3],
  ["a late cancel", 0.1],
  ["a merge", 0.1],
  ["a turn of a condition by time alone", 0.1],
  ["a suppression", 0.1],
  ["a sequence completed across disorder", 0.1],
  ["an event on an edge to the millisecond", 0.1],
]);

/** What the cases of a suite contain, measured on their logs and on what was told. */
export class Content {
  #cases = 0;
  readonly #counts = new Map<string, number>([...MINIMUMS.keys()].map((label) => [label, 0]));

  count(log: readonly Entry[], told: readonly Told[]): void {
    this.#cases += 1;
    for (const label of new Set(labelsOf(log, told))) {
      this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    }
  }

  /** One line per content: its share of the cases, and the least that is asked. */
  table(): string {
    const shares = [...this.#counts].map(([label, count]) => ({ label, share: count / this.#cases }));
    const required = shares.filter(({ label }) => MINIMUMS.has(label));
    const others = shares
      .filter(({ label }) => !MINIMUMS.has(label))
      .toSorted((a, b) => (a.label < b.label ? -1 : 1));
    return [`${this.#cases} cases, of them with`, ...required.map(line), ...others.map(line)].join("\n");
  }

  /** What there was too little of. */
  missing(): readonly string[] {
    return [...MINIMUMS]
      .filter(([label, minimum]) => (this.#counts.get(label) ?? 0) < minimum * this.#cases)
      .map(([label]) => label);
  }
}

function line({ label, share }: { readonly label: string; readonly share: number }): string {
  const minimum = MINIMUMS.get(label);
  const asked = minimum === undefined ? "" : `  at least ${minimum * 100} %`;
  return `  ${label.padEnd(44)} ${(share * 100).toFixed(1).padStart(5)} %${asked}`;
}

function labelsOf(log: readonly Entry[], told: readonly Told[]): readonly string[] {
  const labels: string[] = [];
  if (log.some(({ kind }) => kind === "merge")) labels.push("a merge");
  if (log.filter(({ kind }) => kind === "deploy").length > 1) labels.push("another deploy");
  if (hitsAnEdge(log)) labels.push("an event on an edge to the millisecond");
  const starts = new Set<string>();
  let project: Project = {};
  for (const [i, entry] of log.entries()) {
    for (const { output } of told[i] ?? []) {
      labels.push(labelOf(output));
      if (output.kind !== "decided") continue;
      // What falls due before a deploy was decided by the project before it.
      const now = entry.kind === "deploy" && output.decidedAt === entry.at ? entry.project : project;
      const trigger = now.triggers?.[output.trigger];
      if (trigger === undefined) continue;
      const start = JSON.stringify([output.trigger, output.value, output.start]);
      labels.push(...labelsOfTrigger(trigger, now));
      if (turnedByTime(trigger, output, entry)) labels.push("a turn of a condition by time alone");
      // One that was held is told again, at a record that has nothing to do with its steps.
      if (!starts.has(start) && acrossDisorder(trigger, output, log, i))
        labels.push("a sequence completed across disorder");
      starts.add(start);
    }
    if (entry.kind === "deploy") project = entry.project;
  }
  return labels;
}

function labelOf(output: Output): string {
  switch (output.kind) {
    case "decided":
      return output.ended === "fired"
        ? "a fire"
        : output.ended === "suppressed"
          ? "a suppression"
          : `ended: ${output.ended}`;
    case "cancelled":
      return "a cancel";
    case "late_cancel":
      return "a late cancel";
    case "opened":
    case "dropped":
      return `a wait ${output.kind}`;
  }
}

/** What an instant that was decided has come from. */
function labelsOfTrigger(trigger: Trigger, project: Project): readonly string[] {
  const leaves = conditionsOf(trigger).flatMap((each) => leavesOf(each, project));
  return [
    ...momentsIn(trigger.when).map((each) => `moment: ${wordOf(each)}`),
    ...leaves.map((leaf) => `condition: ${wordOf(leaf)}`),
    ...(JSON.stringify(trigger).includes('"byArm"') ? ["a value by arm"] : []),
  ];
}

function wordOf(part: Moment | Condition): string {
  return Object.keys(part).find((word) => word !== "where" && word !== "for") ?? "";
}

function turnedByTime({ when }: Trigger, { decidedAt, ended }: Decided, entry: Entry): boolean {
  const byCondition = "becomes" in when || "entered" in when || "left" in when;
  return byCondition && ended !== "expired" && decidedAt < entry.at;
}

/** Its end was known before a step of it came, or came after later steps. */
function acrossDisorder({ when }: Trigger, { start }: Decided, log: readonly Entry[], i: number): boolean {
  const entry = log[i];
  if (!("sequence" in when) || entry?.kind !== "event") return false;
  if (start.seq !== i) return true;
  return log.some(
    (other, at) =>
      at < i &&
      other.kind === "event" &&
      other.event.occurredAt > entry.event.occurredAt &&
      when.sequence.some((step) => isOfKind(other.event, step)),
  );
}
