import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export const WAITS = Object.entries({
  "15m": 900_000,
  "30m": 1_800_000,
  "1h": 3_600_000,
  "24h": 86_400_000,
  "48h": 172_800_000,
});

/**
 * Semantics §3 in its own words, for one file in order of time. A start opens a wait while none is open, unless it is
 * consumed (up to F); a purchase cancels an open wait; past its deadline it fires, and F becomes the deadline. `restart`
 * moves an open wait to the newer start, `keep` does not. The end comes one millisecond after the last row.
 */
export function count(rows: readonly Row[], wait: number, repeat: "restart" | "keep"): Counts {
  const [open, consumedTo, users] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()];
  const counts = { opened: 0, fired: 0, cancelled: 0, stale: 0, pending: 0 };
  const fireIfPast = (user: string, start: number, now: number): void => {
    if (start + wait >= now) return;
    open.delete(user);
    consumedTo.set(user, start + wait);
    users.add(user);
    counts.fired += 1;
  };
  for (const { at, user, event } of rows.filter((row) => row.user !== "")) {
    fireIfPast(user, open.get(user) ?? Infinity, at);
    if (event === "purchase" && open.delete(user)) counts.cancelled += 1;
    if (event !== "cart" || at <= (consumedTo.get(user) ?? -Infinity)) continue;
    if (!open.has(user)) counts.opened += 1;
    if (!open.has(user) || repeat === "restart") open.set(user, at);
  }
  const end = Math.max(...rows.map(({ at }) => at)) + 1;
  for (const [user, start] of open) fireIfPast(user, start, end);
  return { ...counts, pending: open.size, users: users.size };
}

export interface Row {
  readonly at: number;
  readonly user: string;
  readonly event: string;
}

export interface Counts {
  readonly opened: number;
  readonly fired: number;
  readonly users: number;
  readonly cancelled: number;
  readonly stale: number;
  readonly pending: number;
}

/** The first four columns are never quoted: seq, ts, user_id, event. */
export function rowsOf(file: string): readonly Row[] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [, ts = "", user = "", event = ""] = line.split(",", 4);
    return { at: Date.parse(ts), user, event };
  });
}

/** What a plain count finds for all waits, in the order of the config. */
export function expectedOf(rows: readonly Row[]): readonly (Counts & { readonly trigger: string })[] {
  return (["restart", "keep"] as const).flatMap((repeat) =>
    WAITS.map(([wait, ms]) => ({ trigger: `cart_${wait}_${repeat}`, ...count(rows, ms, repeat) })),
  );
}
