import { isJsonObject, ownValue } from "@heed/core/contracts";
import type { EpochMs, Json, JsonObject, Source } from "@heed/core/contracts";
import type { BacktestRow } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { readInstant } from "./instant.ts";
import type { Line } from "./lines.ts";
import { linesOf } from "./lines.ts";

/** Nobody writes to a file through the network, so one key of our own stands for all that its messages may name. */
const WRITE_KEY = "file";

/** Reads one Segment message per line, by the same code as live ones. Empty lines are no rows. */
export async function* ndjsonRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BacktestRow> {
  const source = segmentSource({ writeKeys: [WRITE_KEY] });
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) if (line?.trim() !== "") yield rowOf(line, source);
  }
}

function rowOf(line: Line, source: Source): BacktestRow {
  if (line === undefined) return { refused: "line_too_long" };
  const message = parse(line);
  if (message === undefined) return { refused: "json_malformed" };
  if (!isJsonObject(message)) return { refused: "not_an_object" };
  const at =
    instantAt(message, "receivedAt") ??
    instantAt(message, "timestamp") ??
    instantAt(message, "originalTimestamp");
  if (at === undefined) return { refused: hasTime(message) ? "time_invalid" : "time_missing" };
  const body = { batch: [asSent(message)], writeKey: WRITE_KEY };
  const { events, refusals } = source.decode(body, { path: "/v1/batch", headers: {}, receivedAt: at });
  const [event] = events;
  return event ?? { refused: refusals[0]?.code ?? "not_an_event", at };
}

/**
 * A stored message as its sender sent it. Where Segment has already corrected the time (both times are there), or nothing
 * tells when it arrived, `sentAt` would correct it a second time.
 */
function asSent(message: JsonObject): JsonObject {
  const { writeKey: _, sentAt, ...rest } = message;
  const isRaw =
    has(message, "receivedAt") && !(has(message, "timestamp") && has(message, "originalTimestamp"));
  return isRaw && sentAt !== undefined ? { ...rest, sentAt } : rest;
}

function hasTime(message: JsonObject): boolean {
  return ["receivedAt", "timestamp", "originalTimestamp"].some((key) => has(message, key));
}

function has(message: JsonObject, key: string): boolean {
  return (ownValue(message, key) ?? null) !== null;
}

function instantAt(message: JsonObject, key: string): EpochMs | undefined {
  const value = ownValue(message, key);
  return typeof value === "string" ? readInstant(value) : undefined;
}

function parse(line: string): Json | undefined {
  try {
    const value: Json = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
