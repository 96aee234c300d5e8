import type { EventType, Json } from "@heed/core/contracts";
import type { BacktestRow } from "@heed/runtime";
import { CommandError } from "../command-error.ts";
import type { ColumnMap, ColumnWishes } from "./column-map.ts";
import { bindColumns } from "./column-map.ts";
import type { CsvRecord } from "./csv-records.ts";
import { recordsOf } from "./csv-records.ts";
import { readInstant } from "./instant.ts";
import { linesOf } from "./lines.ts";

const TYPES: ReadonlyMap<string, EventType> = new Map(
  (["track", "identify", "page", "screen", "group", "alias"] as const).map((type) => [type, type]),
);

/**
 * Reads CSV whose first record names the columns. A cell is text, an empty one is missing; a column declared `:number`
 * becomes a number where its text is one and stays text elsewhere. Without a `type` column every row is a track event.
 *
 * Throws a `CommandError` where the columns are not those that the wishes name.
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  wishes: ColumnWishes,
): AsyncGenerator<BacktestRow> {
  let header: { readonly columns: ColumnMap; readonly width: number } | undefined;
  for await (const records of recordsOf(linesOf(chunks))) {
    for (const record of records) {
      if (header !== undefined) yield rowOf(record, header.columns, header.width);
      else if (typeof record === "string")
        throw new CommandError(`expected a header of column names; came ${record}`);
      else
        header = {
          columns: bindColumns(
            wishes,
            record.map((name) => name.trim()),
          ),
          width: record.length,
        };
    }
  }
}

function rowOf(record: CsvRecord, columns: ColumnMap, width: number): BacktestRow {
  if (typeof record === "string") return { refused: record };
  const cell = (at: number | undefined): string => (at === undefined ? "" : (record[at] ?? ""));
  const time = cell(columns.time);
  const at = readInstant(time);
  if (record.length !== width) return refused("columns_differ", at);
  if (at === undefined) return refused(time === "" ? "time_missing" : "time_invalid", at);
  const type = columns.type === undefined ? "track" : TYPES.get(cell(columns.type).toLowerCase());
  if (type === undefined) return refused("type_unknown", at);
  const [id, userId, anonymousId] = [cell(columns.id), cell(columns.user), cell(columns.anonymous)];
  return {
    type,
    name: type === "track" || type === "page" || type === "screen" ? cell(columns.event) : "",
    ...(id === "" ? {} : { id }),
    ...(userId === "" ? {} : { userId }),
    ...(anonymousId === "" ? {} : { anonymousId }),
    occurredAt: at,
    receivedAt: at,
    properties: Object.fromEntries(
      columns.properties
        .filter((column) => cell(column.at) !== "")
        .map(({ property, at: place, isNumber }) => [
          property,
          isNumber ? numberOf(cell(place)) : cell(place),
        ]),
    ),
    context: {},
  };
}

function refused(code: string, at: number | undefined): BacktestRow {
  return { refused: code, ...(at === undefined ? {} : { at }) };
}

/** Dropping the row instead would lose what it ends or begins. */
function numberOf(text: string): Json {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : text;
}
