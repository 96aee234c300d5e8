import { parse } from "csv-parse/sync";
import type { Line } from "./lines.ts";

/** Why a line is no record. */
export type CsvFault = "line_too_long" | "quote_not_closed" | "csv_malformed";

/** The cells of one record. */
export type CsvRecord = readonly string[] | CsvFault;

/** What a quoted cell may span at most; a longer one has a quote that was never closed. */
const MAX_RECORD_LINES = 100;
const MAX_RECORD_LENGTH = 262_144;

/**
 * Lines to records. A quoted cell may span lines, but a quote that is never closed costs its own line and not the rest of
 * the file. Empty lines are no records.
 */
export async function* recordsOf(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly CsvRecord[]> {
  let rest: readonly Line[] = [];
  for await (const lines of batches) {
    const joined = joinLines([...rest, ...lines], false);
    rest = joined.rest;
    yield parseRecords(joined.records);
  }
  yield parseRecords(joinLines(rest, true).records);
}

/** The text of a record, quotes and all. */
interface RecordText {
  readonly text: string;
}

interface Joined {
  readonly records: readonly (RecordText | CsvFault)[];
  /** Lines of a record that has not ended yet. */
  readonly rest: readonly Line[];
}

function joinLines(lines: readonly Line[], isEndOfFile: boolean): Joined {
  const records: (RecordText | CsvFault)[] = [];
  for (let from = 0; from < lines.length;) {
    const first = lines[from];
    const to = first === undefined ? from + 1 : endOfRecord(lines, from);
    if (to === "open" && !isEndOfFile) return { records, rest: lines.slice(from) };
    if (typeof to === "string") {
      records.push("quote_not_closed");
      from += 1;
      continue;
    }
    if (first === undefined) records.push("line_too_long");
    else if (to > from + 1) records.push({ text: lines.slice(from, to).join("\n") });
    else if (first !== "") records.push({ text: first });
    from = to;
  }
  return { records, rest: [] };
}

/** Index behind the record's last line; `open` where it may go on behind the lines at hand. */
function endOfRecord(lines: readonly Line[], from: number): number | "open" | "never" {
  let inQuotes = false;
  let length = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    length += line?.length ?? 0;
    if (line === undefined || i - from >= MAX_RECORD_LINES || length > MAX_RECORD_LENGTH) return "never";
    const still = endsInQuotes(line, inQuotes);
    if (still === undefined) return "never";
    if (!still) return i + 1;
    inQuotes = still;
  }
  return "open";
}

/**
 * Quotes count only where they begin a cell: `12" pillow` is text. `undefined` where a quote from an earlier line ends in
 * the middle of a cell: it was never closed, and this quote opened another.
 */
function endsInQuotes(line: string, beginsInQuotes: boolean): boolean | undefined {
  if (!line.includes('"')) return beginsInQuotes;
  let inQuotes = beginsInQuotes;
  let fromEarlier = beginsInQuotes;
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== '"') continue;
    if (!inQuotes) inQuotes = i === 0 || line[i - 1] === ",";
    else if (line[i + 1] === '"') i += 1;
    else {
      if (fromEarlier && i + 1 < line.length && line[i + 1] !== ",") return undefined;
      [inQuotes, fromEarlier] = [false, false];
    }
  }
  return inQuotes;
}

/** All at once, which is fast; where that does not give one row per record, each by itself. */
function parseRecords(records: readonly (RecordText | CsvFault)[]): readonly CsvRecord[] {
  const texts = records.flatMap((record) => (typeof record === "string" ? [] : [record.text]));
  const rows = rowsOf(texts.join("\n"));
  if (rows?.length !== texts.length)
    return records.map((record) => (typeof record === "string" ? record : parseRecord(record.text)));
  let next = 0;
  return records.map((record) => {
    if (typeof record === "string") return record;
    next += 1;
    return rows[next - 1] ?? "csv_malformed";
  });
}

function parseRecord(text: string): CsvRecord {
  const [row, ...others] = rowsOf(text) ?? [];
  return row === undefined || others.length > 0 ? "csv_malformed" : row;
}

function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { record_delimiter: "\n", relax_column_count: true, relax_quotes: true });
  } catch {
    return undefined;
  }
}
