import { formatInstant } from "@heed/core/contracts";
import type { JsonObject } from "@heed/core/contracts";
import type { BacktestResult, BacktestTrigger } from "@heed/runtime";

type UnseenEvent = BacktestResult["unseen"][number];

const COLUMNS = ["opened", "fired", "users", "cancelled", "stale", "pending"] as const;

/** The counts as a table for people: what happened to the rows, one line per trigger, and whatever needs a remark. */
export function report(file: string, result: BacktestResult): string {
  return [
    `${file}: ${rowsLine(result)}`,
    "",
    ...aligned([
      ["trigger", ...COLUMNS],
      ...result.triggers.map((trigger) => [
        trigger.trigger,
        ...COLUMNS.map((column) => String(trigger[column])),
      ]),
    ]),
    ...remarks(result).flatMap((remark, i) => (i === 0 ? ["", remark] : [remark])),
    "",
  ].join("\n");
}

/** The same as plain data, instants as ISO 8601. */
export function asJson({ firstAt, lastAt, ...result }: BacktestResult): JsonObject {
  const { triggers, unseen, ...totals } = result;
  return {
    triggers: triggers.map((trigger) => ({ ...trigger })),
    ...totals,
    unseen: unseen.map((each) => ({ ...each })),
    ...(firstAt === undefined ? {} : { firstAt: formatInstant(firstAt) }),
    ...(lastAt === undefined ? {} : { lastAt: formatInstant(lastAt) }),
  };
}

function rowsLine({ firstAt, lastAt, ...counts }: BacktestResult): string {
  const parts = [
    `${counted(counts.events, "event")} of ${counted(counts.people, "person", "people")}`,
    `${counted(counts.withoutPerson, "row")} without a person`,
    ...(counts.duplicates === 0 ? [] : [`${counts.duplicates} repeated`]),
    ...(counts.notCollected === 0 ? [] : [`${counts.notCollected} not collected`]),
    ...Object.entries(counts.refused).map(([code, n]) => `${n} refused (${code})`),
  ];
  const span =
    firstAt === undefined || lastAt === undefined
      ? ""
      : `, ${formatInstant(firstAt)} to ${formatInstant(lastAt)}`;
  return `${counted(counts.rows, "row")}${span}\n${parts.join(", ")}`;
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function remarks(result: BacktestResult): readonly string[] {
  const late =
    result.outOfOrder === 0
      ? []
      : [
          `${counted(result.outOfOrder, "row lies", "rows lie")} before an earlier row in time and ${result.outOfOrder === 1 ? "was" : "were"} read as late; sort the file if that was not meant`,
        ];
  return [...result.triggers.flatMap(triggerRemarks), ...result.unseen.map(unseenRemark), ...late];
}

function unseenRemark({ trigger, event, nearest }: UnseenEvent): string {
  const hint = nearest === undefined ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
  return `trigger ${trigger}: no event is called ${JSON.stringify(event)} in this file${hint}`;
}

function triggerRemarks({
  trigger,
  suppressed,
  ifFalse,
  shadow,
  held,
  expired,
  lateCancels,
  evicted,
  joined,
  noKey,
  lateSteps,
  sequencesEvicted,
  inexact,
  evidenceLeftOut,
}: BacktestTrigger): readonly string[] {
  const said = [
    [ifFalse, "fire", "fires", "would not have been sent: its if was no"] as const,
    ...Object.entries(suppressed).map(
      ([reason, n]) => [n, "fire", "fires", `would not have been sent: ${reason}`] as const,
    ),
    [shadow, "fire", "fires", "would not have been sent: the trigger is a shadow"] as const,
    [held, "fire", "fires", "still held, for want of a person or because the trigger is paused"] as const,
    [expired, "fire", "fires", "held for too long, or replaced by a newer one"] as const,
    [lateCancels, "fire", "fires", "that an answer read later should have prevented"] as const,
    [joined, "wait", "waits", "that became one with another when two people turned out to be one"] as const,
    [evicted, "wait", "waits", "forgotten: too many correlation values of one person at once"] as const,
    [
      sequencesEvicted,
      "sequence",
      "sequences",
      "forgotten: too many correlation values of one person at once",
    ] as const,
    [noKey, "start", "starts", "without the correlation key"] as const,
    [lateSteps, "step", "steps", "that came after their place in the sequence was decided"] as const,
    [
      inexact,
      "late cancel or decision",
      "late cancels and decisions",
      "that fell among starts no longer remembered",
    ] as const,
    [evidenceLeftOut, "value", "values", "too large to be kept as evidence"] as const,
  ];
  return said
    .filter(([n]) => n > 0)
    .map(([n, one, many, what]) => `${trigger}: ${counted(n, one, many)} ${what}`);
}

/** The first column to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
  );
}
