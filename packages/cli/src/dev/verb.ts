import { createCollector } from "@heed/collector";
import type { RunningCollector } from "@heed/collector/node";
import { serveCollector } from "@heed/collector/node";
import { HeedError } from "@heed/core/contracts";
import type { Store } from "@heed/core/contracts";
import type { Heed } from "@heed/runtime";
import { createHeed, systemClock } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { CommandError } from "../command-error.ts";
import { configFault, DEFAULT_CONFIG, loadConfig } from "../config/load-config.ts";
import type { HeedConfig } from "../config/keys.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { openDatabase } from "./database.ts";
import { devLine } from "./dev-line.ts";
import { openingLines } from "./opening-lines.ts";
import { devPolicy, devRules } from "./policy.ts";
import { sinksFor } from "./stand-in-sink.ts";
import { untilTold } from "./until-told.ts";

const HELP = `Serves an HTTP endpoint for events, runs the triggers of a config, and prints every event, wait, decision and delivery.

Usage: heed dev [--config FILE] [--port N] [--db FILE] [--dry]

  --config FILE   the config: a TypeScript or JavaScript module. Default: heed.config.ts
  --port N        the port to listen on; 0 takes a free one. Default: the config's port, else 4040
  --db FILE       the SQLite file for all that must survive a restart; it and its folder are made where there are
                  none. Default: .heed/dev.db. Not where the config has a store of its own
  --dry           send nothing: print what each sink would have sent

The smallest config:

  import { event, trigger } from "@heed/core";

  export default {
    triggers: [
      trigger("left_checkout", {
        when: event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" }),
        purpose: "email_marketing",
        send: { as: "Left Checkout", to: ["klaviyo"] },
      }),
    ],
  };

It may also have consent, grace, sources, sinks, store, middleware, host and port.

Where a trigger sends to a sink that the config does not have, the delivery is printed. Without sources the endpoint takes
Segment messages with the write key "dev", on this machine only unless the config names a host. The first lines show one to
try with curl. Ctrl-C ends it; what still waits is kept, and goes on at the next start.
`;

/** The write key that needs no config. */
const DEV_WRITE_KEY = "dev";

/** On a developer's machine a standstill is a stopped process, and no sender keeps anything back for long. */
const DEV_CATCH_UP = "2s";

/** `heed dev`. */
export const devVerb: Verb = { help: HELP, run };

async function run(argv: readonly string[], io: Io): Promise<number> {
  const flags = readFlags("dev", argv, { config: "value", port: "value", db: "value", dry: "switch" });
  const file = flags.config ?? DEFAULT_CONFIG;
  const config = await loadConfig(file);
  const { store, place: database } = openDatabase(config, flags.db);
  const line = (text: string): void => void io.stdout.write(`${text}\n`);
  const heed = await started(file, config, store, flags.dry, line);
  try {
    const server = await serve(config, heed, portOf(flags.port, config));
    const opening = { config, policy: devPolicy(config), url: server.url, database, dry: flags.dry };
    for (const each of openingLines(opening)) line(each);
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
  store: Store,
  dry: boolean,
  line: (text: string) => void,
): Promise<Heed> {
  try {
    const heed = createHeed({
      store,
      ...devRules(config),
      sinks: sinksFor(config, dry, line),
      catchUp: DEV_CATCH_UP,
      ...(config.history === undefined ? {} : { history: config.history }),
      observe: (notice) => {
        const text = devLine(notice, config, dry);
        if (text !== undefined) line(text);
      },
    });
    for (const middleware of config.middleware ?? []) heed.use(middleware);
    await heed.start();
    return heed;
  } catch (error) {
    await store.close();
    if (!(error instanceof HeedError)) throw error;
    if (error.faults.length > 0) throw configFault(file, error);
    // A store of the config's own is not chosen with --db.
    if (error.code !== "HEED_STORE_LED" || config.store !== undefined) throw error;
    throw new CommandError(`heed dev: ${error.message}: --db FILE names another database`, 2, {
      cause: error,
    });
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
