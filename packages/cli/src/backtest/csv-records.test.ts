import { expect, test } from "vitest";
import type { CsvRecord } from "./csv-records.ts";
import { recordsOf } from "./csv-records.ts";
import { linesOf } from "./lines.ts";

/** The records of a text that arrives in chunks of so many bytes. */
async function records(text: string, chunkBytes = 1_000_000): Promise<readonly CsvRecord[]> {
  const bytes = new TextEncoder().encode(text);
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += chunkBytes)
    chunks.push(bytes.slice(from, from + chunkBytes));
  const found: CsvRecord[] = [];
  for await (const batch of recordsOf(linesOf(ReadableStream.from(chunks)))) found.push(...batch);
  return found;
}

test("each line is a record, each comma ends a cell", async () => {
  expect(await records("a,b\n1,\n")).toEqual([
    ["a", "b"],
    ["1", ""],
  ]);
});

test("a quoted cell may hold commas, quotes and lines", async () => {
  expect(await records('1,"a, ""b"" and\nc",2\n3,d,4\n')).toEqual([
    ["1", 'a, "b" and\nc', "2"],
    ["3", "d", "4"],
  ]);
});

test("a quote inside a bare cell is text", async () => {
  expect(await records('1,12" pillow\n2,sheet\n')).toEqual([
    ["1", '12" pillow'],
    ["2", "sheet"],
  ]);
});

test("a quote that is never closed costs its own line only", async () => {
  expect(await records('1,a\n2,"b\n3,c\n')).toEqual([["1", "a"], "quote_not_closed", ["3", "c"]]);
});

test("a quote that was never closed does not swallow the next quoted cell", async () => {
  expect(await records('1,"b\n2,"c"\n3,d\n')).toEqual(["quote_not_closed", ["2", "c"], ["3", "d"]]);
});

test("empty lines and Windows line ends make no records and no cells", async () => {
  expect(await records("a,b\r\n\r\n1,2\r\n\n")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("a byte order mark is no part of the first name", async () => {
  expect(await records("\uFEFFtime,user\n")).toEqual([["time", "user"]]);
});

test("a line that is too long is refused, and the next one is read", async () => {
  const long = "x".repeat(1_048_577);
  expect(await records(`1\n${long}\n2\n`)).toEqual([["1"], "line_too_long", ["2"]]);
  expect(await records(`1\n${long}${long}\n2\n`, 65_536)).toEqual([["1"], "line_too_long", ["2"]]);
  expect(await records(`1\n${long}`, 65_536)).toEqual([["1"], "line_too_long"]);
});

test.each([1, 2, 3, 7])("chunks of %i bytes give the same records as one", async (chunkBytes) => {
  const text = 'a,b\n1,"ü, ""x""\n €"\r\n2,"\n3,\u{1F6D2}\n';
  expect(await records(text, chunkBytes)).toEqual(await records(text));
});
