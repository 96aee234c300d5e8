import { HeedError } from "@heed/core/contracts";
import type { Decision, JsonObject } from "@heed/core/contracts";
import { backtest } from "@heed/runtime";
import type { BacktestRow } from "@heed/runtime";
import { CommandError } from "../command-error.ts";
import { rulesOf } from "../config/rules.ts";
import { configFault, DEFAULT_CONFIG, loadConfig } from "../config/load-config.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { readWishes } from "./column-map.ts";
import { csvRows } from "./csv-rows.ts";
import { fireJson, fireLine } from "./fire-line.ts";
import { ndjsonRows } from "./ndjson-rows.ts";
import { bytesOf, formatOf } from "./open-file.ts";
import { asJson, report } from "./report.ts";

const HELP = `Runs the triggers of a config over a file of past events and counts what would have happened. Decisions are made by the
engine that runs live, in the file's own time. Nothing is sent.

Usage: heed backtest --events FILE [--config FILE] [--map TARGET=COLUMN,…] [--list] [--json]

  --events FILE   .ndjson or .jsonl: one Segment message per line. .csv: the first line names the columns.
                  Each may be gzipped (.gz). Rows of one millisecond keep the order of the file.
  --config FILE   the config: a TypeScript or JavaScript module; heed dev --help shows one. Default: heed.config.ts
  --map …         for .csv: which column holds what, such as time=ts,user=user_id,price=unit_price:number
                  Targets are time, event, user, anonymous (one of these two), id and type; any other is a property.
                  A cell is text, with :number behind its column a number. Without --map, columns named time, event,
                  user, … are these, and all others are properties.
                  Times are ISO 8601 (UTC without a zone), or seconds, milliseconds or microseconds since 1970.
  --list          print each fire too: instant, trigger, user, evidence. They come in the order in which they were
                  decided; sort the lines to have them in order of time
  --json          print one JSON object instead of the table; with --list it holds the fires too

What the columns of the table count, for each trigger:

  opened          waits that began; for a trigger on a single event, its instants
  fired           waits that came to their end, and instants; users: of how many people
  cancelled       waits that an answer ended
  stale           waits and instants that were too old when they were read
  pending         waits that were still open one millisecond after the last row

These add up: opened = fired + cancelled + stale + pending, and what was forgotten, which is told below the table. Fires that
consent or a missing identity would have stopped are among fired, and told there too. A person of whom the file says
nothing about consent counts as willing.
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
  const configFile = flags.config ?? DEFAULT_CONFIG;
  const eventsFile = flags.events;
  if (eventsFile === undefined) {
    throw new CommandError("heed backtest: expected --events FILE; came none\nSee heed backtest --help");
  }
  const rows = rowsOf(eventsFile, flags.map);
  const config = await loadConfig(configFile);
  const fires: JsonObject[] = [];
  // A file is taken as ordered: nothing in it is late.
  const { grace: _, ...rules } = rulesOf(config);
  const result = await backtest({
    ...rules,
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
  if (result.events > 0 || result.notCollected > 0) return 0;
  throw new CommandError(`${eventsFile}: expected at least one event; none of its rows could be used`, 1);
}

function rowsOf(file: string, map: readonly string[]): AsyncIterable<BacktestRow> {
  const wishes = readWishes(map);
  if (formatOf(file) === "csv") return csvRows(bytesOf(file), wishes);
  if (wishes.size > 0)
    throw new CommandError("--map: expected only with a .csv file; Segment messages name their own fields");
  return ndjsonRows(bytesOf(file));
}
