import { expect, test } from "vitest";
import type { BacktestRow } from "@heed/runtime";
import { readWishes } from "./column-map.ts";
import { csvRows } from "./csv-rows.ts";

const AT = Date.UTC(2026, 10, 24, 12);
const NOON = "2026-11-24T12:00:00Z";

async function rows(lines: readonly string[], ...map: readonly string[]): Promise<readonly BacktestRow[]> {
  const chunks = ReadableStream.from([new TextEncoder().encode(lines.join("\n"))]);
  const found: BacktestRow[] = [];
  for await (const row of csvRows(chunks, readWishes(map))) found.push(row);
  return found;
}

test("the map tells which column is what, and every other target is a property", async () => {
  const file = ["seq,ts,user_id,name,sku,note", `7,${NOON},ada,cart,linen,first`];
  expect(await rows(file, "time=ts,user=user_id,event=name", "id=seq,product_id=sku")).toEqual([
    {
      type: "track",
      name: "cart",
      id: "7",
      userId: "ada",
      occurredAt: AT,
      receivedAt: AT,
      properties: { product_id: "linen" },
      context: {},
    },
  ]);
});

test("without a map, columns with the reserved names are these and all others are properties", async () => {
  const file = ["time,anonymous,event,value", `${NOON},a-1,cart,12`];
  expect(await rows(file)).toMatchObject([{ anonymousId: "a-1", name: "cart", properties: { value: "12" } }]);
});

test("a cell is text unless its column is declared a number; what is no number then stays text", async () => {
  const file = ["time,user,event,price,zip", `${NOON},ada,cart,19.90,01234`, `${NOON},ada,cart,n/a,01234`];
  expect(await rows(file, "price=price:number,zip=zip")).toMatchObject([
    { properties: { price: 19.9, zip: "01234" } },
    { properties: { price: "n/a", zip: "01234" } },
  ]);
});

test("an empty cell is a missing value", async () => {
  const file = ["time,user,event,id,price", `${NOON},,cart,,`];
  const [row] = await rows(file);
  expect(row).toMatchObject({ name: "cart", properties: {} });
  expect(row).not.toHaveProperty("userId");
  expect(row).not.toHaveProperty("id");
});

test("a type column tells what is no track event", async () => {
  const file = [
    "time,user,event,type",
    `${NOON},ada,Pricing,Page`,
    `${NOON},ada,,identify`,
    `${NOON},ada,x,click`,
  ];
  expect(await rows(file)).toMatchObject([
    { type: "page", name: "Pricing" },
    { type: "identify", name: "" },
    { refused: "type_unknown", at: AT },
  ]);
});

test("rows that cannot be read are refused with a reason each, and the others are read", async () => {
  const file = [
    "time,user,event",
    `,ada,cart`,
    `soon,ada,cart`,
    `${NOON},ada`,
    `${NOON},"ada,cart`,
    `${NOON},ada,cart`,
  ];
  expect(await rows(file)).toMatchObject([
    { refused: "time_missing" },
    { refused: "time_invalid" },
    { refused: "columns_differ", at: AT },
    { refused: "quote_not_closed" },
    { userId: "ada" },
  ]);
});

test("a column that is not there is reported with the nearest one", async () => {
  await expect(rows(["ts,user_id,event"], "time=tss,user=user_id")).rejects.toThrow('Did you mean "ts"?');
});

test("a file whose time, event or person cannot be found says which columns it has", async () => {
  await expect(rows(["ts,user_id,event"])).rejects.toThrow(
    'expected a column for "time": say which with --map time=COLUMN. The file has the columns "ts", "user_id", "event"',
  );
  await expect(rows(["time,who,event"])).rejects.toThrow('expected a column for "user"');
});

test("a header with semicolons is told to have commas", async () => {
  await expect(rows(["time;user;event"])).rejects.toThrow(
    'expected commas between the columns; this looks like semicolons: "time;user;event"',
  );
});

test("a target that is nearly one of the needed ones is told", async () => {
  await expect(rows(["ts,user,event"], "tme=ts")).rejects.toThrow(
    '--map names a property "tme"; did you mean "time"?',
  );
});

test("a type that is none is told with the nearest, unless a column has that very name", async () => {
  await expect(rows(["time,user,event,total"], "total=total:numbr")).rejects.toThrow(
    '--map total=total:numbr: expected the type number behind the column; came "numbr". Did you mean "number"?',
  );
  expect(await rows(["time,user,event,a:b", `${NOON},ada,cart,7`], "total=a:b")).toMatchObject([
    { properties: { total: "7" } },
  ]);
});

test.each([
  ["time", "expected target=column"],
  ["time=", "expected target=column"],
  ["time=a=b", "expected target=column"],
  ["time=a,time=b", 'expected "time" once'],
  ["time=a:number", "expected :number only behind properties"],
])("--map %s is refused: %s", (map, message) => {
  expect(() => readWishes([map])).toThrow(message);
});
