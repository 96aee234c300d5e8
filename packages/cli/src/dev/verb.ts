import { createCollector } from "@heed/collector";
import type { RunningCollector } from "@heed/collector/node";
import { serveCollector } from "@heed/collector/node";
import { HeedError } from "@heed/core/contracts";
import type { Heed } from "@heed/runtime";
import { createHeed, describe, systemClock } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import { CommandError } from "../command-error.ts";
import { configFault, loadConfig } from "../config/load-config.ts";
import type { HeedConfig } from "../config/keys.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { openingLines } from "./opening-lines.ts";
import { devPolicy } from "./policy.ts";
import { sinksFor } from "./stand-in-sink.ts";
import { untilTold } from "./until-told.ts";

const HELP = `Serves the collector, runs the triggers, and prints every event, decision, wait and delivery on one line each.

Usage: heed dev [--config FILE] [--port N] [--db FILE] [--dry]

  --config FILE   TypeScript or JavaScript module that exports default { triggers: […], … } (heed.config.ts)
  --port N        where to listen, on this machine only (the config's port, else 4040)
  --db FILE       the SQLite file that everything durable lives in (.heed/dev.db)
  --dry           print what each sink would be sent instead of sending it

A sink that a trigger names and the config does not have is printed instead of sent to. Without sources in the config,
Segment messages are taken in with the write key "dev". Ctrl-C lets what is in flight end; what waits, waits durably.
`;

/** The write key that needs no config. */
const DEV_WRITE_KEY = "dev";

/** On a developer's machine a standstill is a stopped process, and no sender keeps anything back for long. */
const DEV_CATCH_UP = "2s";

/** `heed dev`. */
export const devVerb: Verb = { help: HELP, run };

async function run(argv: readonly string[], io: Io): Promise<number> {
  const flags = readFlags("dev", argv, { config: "value", port: "value", db: "value", dry: "switch" });
  const file = flags.config ?? "heed.config.ts";
  const config = await loadConfig(file);
  const database = flags.db ?? ".heed/dev.db";
  const line = (text: string): void => void io.stdout.write(`${text}\n`);
  const heed = await started(file, config, database, flags.dry, line);
  try {
    const server = await serve(config, heed, portOf(flags.port, config));
    for (const each of openingLines(config, devPolicy(config), server.url, database)) line(each);
    await untilTold(systemClock);
    line("stopping: what is in flight ends, what waits is kept");
    await server.close();
  } finally {
    await heed.stop();
  }
  return 0;
}

async function started(
  file: string,
  config: HeedConfig,
  database: string,
  dry: boolean,
  line: (text: string) => void,
): Promise<Heed> {
  const store = config.store ?? sqliteStore({ path: database });
  try {
    const heed = createHeed({
      store,
      triggers: config.triggers,
      sinks: sinksFor(config, dry, line),
      consent: devPolicy(config),
      catchUp: DEV_CATCH_UP,
      ...(config.grace === undefined ? {} : { grace: config.grace }),
      observe: (notice) => {
        const text = describe(notice);
        if (text !== undefined) line(text);
      },
    });
    for (const middleware of config.middleware ?? []) heed.use(middleware);
    await heed.start();
    return heed;
  } catch (error) {
    await store.close();
    throw error instanceof HeedError && error.faults.length > 0 ? configFault(file, error) : error;
  }
}

function serve(config: HeedConfig, heed: Heed, port: number): Promise<RunningCollector> {
  const sources = config.sources ?? [segmentSource({ writeKeys: [DEV_WRITE_KEY] })];
  const collector = createCollector({ heed, sources });
  return serveCollector(collector, {
    port,
    ...(config.host === undefined ? {} : { host: config.host }),
  }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      `heed dev: expected port ${port} to be free (${reason}). Choose another with --port`,
      1,
      { cause },
    );
  });
}

function portOf(flag: string | undefined, config: HeedConfig): number {
  if (flag === undefined) return config.port ?? 4_040;
  const port = Number(flag);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new CommandError(`heed dev: expected --port to be a number from 0 to 65535; came "${flag}"`);
}
