import { HeedError } from "@heed/core/contracts";
import type { Decision, JsonObject } from "@heed/core/contracts";
import { backtest } from "@heed/runtime";
import type { BacktestRow } from "@heed/runtime";
import { CommandError } from "../command-error.ts";
import { configFault, loadConfig } from "../config/load-config.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { readWishes } from "./column-map.ts";
import { csvRows } from "./csv-rows.ts";
import { fireJson, fireLine } from "./fire-line.ts";
import { ndjsonRows } from "./ndjson-rows.ts";
import { bytesOf, formatOf } from "./open-file.ts";
import { asJson, report } from "./report.ts";

const HELP = `Runs the triggers of a config over a file of past events, in virtual time, and counts what would have happened.
The engine is the live one. Nothing is sent.

Usage: heed backtest --config FILE --events FILE [--map TARGET=COLUMN,…] [--list] [--json]

  --config FILE   TypeScript or JavaScript module that exports default { triggers: […] }
  --events FILE   .ndjson or .jsonl: one Segment message per line. .csv: the first line names the columns.
                  Each may be gzipped (.gz). Rows of one millisecond keep the order of the file.
  --map …         for CSV: where to find time, user, anonymous, event, id and type; every other target is a
                  property. A cell is text; price=price:number reads a number. Without --map, columns named
                  time, user, … are these, and all others are properties.
                  Times are ISO 8601 (UTC without a zone), or seconds, milliseconds or microseconds since 1970.
  --list          one line per fire: instant, trigger, user, evidence. Sort them to have them in order of time.
  --json          one JSON object instead of the table; with --list it also holds the fires

opened = fired + cancelled + stale + pending. A fire is counted when it is decided at its deadline, before consent and
identity are asked; what these would have stopped is told beside. A person of whom the file says nothing about
consent counts as willing. The end is one millisecond after the last row: what is open then is pending.
`;

/** `heed backtest`. */
export const backtestVerb: Verb = { help: HELP, run };

async function run(argv: readonly string[], io: Io): Promise<number> {
  const flags = readFlags("backtest", argv, {
    config: "value",
    events: "value",
    map: "many",
    list: "switch",
    json: "switch",
  });
  const configFile = required("config", flags.config);
  const eventsFile = required("events", flags.events);
  const rows = rowsOf(eventsFile, flags.map);
  const config = await loadConfig(configFile);
  const fires: JsonObject[] = [];
  const result = await backtest({
    triggers: config.triggers,
    ...(config.consent === undefined ? {} : { consent: config.consent }),
    events: rows,
    onFire(fire: Decision): void {
      if (flags.list && flags.json) fires.push(fireJson(fire));
      else if (flags.list) io.stdout.write(`${fireLine(fire)}\n`);
    },
  }).catch((error: unknown) => {
    throw error instanceof HeedError ? configFault(configFile, error) : error;
  });
  if (flags.json) {
    const found = { ...asJson(result), ...(flags.list ? { fires } : {}) };
    io.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  } else {
    io.stdout.write(`${flags.list ? "\n" : ""}${report(eventsFile, result)}`);
  }
  return 0;
}

function required(flag: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new CommandError(`heed backtest: expected --${flag} FILE; came none\nSee heed backtest --help`);
}

function rowsOf(file: string, map: readonly string[]): AsyncIterable<BacktestRow> {
  const wishes = readWishes(map);
  if (formatOf(file) === "csv") return csvRows(bytesOf(file), wishes);
  if (wishes.size > 0)
    throw new CommandError("--map: expected only with a .csv file; Segment messages name their own fields");
  return ndjsonRows(bytesOf(file));
}
