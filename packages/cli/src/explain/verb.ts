import { HeedError } from "@heed/core/contracts";
import type { EpochMs } from "@heed/core/contracts";
import { explainStored, systemClock } from "@heed/runtime";
import type { ExplainAsk, ExplainedPerson } from "@heed/runtime";
import { readInstant } from "../backtest/instant.ts";
import { CommandError } from "../command-error.ts";
import { configFault, DEFAULT_CONFIG, loadConfig } from "../config/load-config.ts";
import type { HeedConfig } from "../config/keys.ts";
import { devRules } from "../dev/policy.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { openToLook } from "./database.ts";
import { asJson, report } from "./report.ts";
import { readWords } from "./words.ts";

const HELP = `Explains one person: why each trigger fired or did not, what it waits for and until when, which limit or consent decided,
and every point of its scores. It only looks, also beside a running engine; nothing is written.

Usage: heed explain USER [TRIGGER] [--config FILE] [--db FILE] [--at INSTANT] [--anonymous] [--json]

  USER            the person's user id
  TRIGGER         the name of one trigger. Default: all of them
  --config FILE   the config: a TypeScript or JavaScript module; heed dev --help shows one. Default: heed.config.ts
  --db FILE       the SQLite file that the engine keeps its state in. Default: .heed/dev.db. Not where the config has a store of
                  its own
  --at INSTANT    ISO 8601 (UTC without a zone). In the future: as if nothing more happened until then. In the past: replayed
                  from the events that are stored, where they are. Default: now
  --anonymous     USER is an anonymous id
  --json          print one JSON object instead of sentences

What is printed is personal data. Exit code 0: explained; 1: nobody is known by this id, or the past is not stored; 2: asked
for wrongly.
`;

/** `heed explain`. */
export const explainVerb: Verb = { help: HELP, run };

async function run(argv: readonly string[], io: Io): Promise<number> {
  const { words, rest } = readWords(argv, ["--config", "--db", "--at"]);
  const flags = readFlags("explain", rest, {
    config: "value",
    db: "value",
    at: "value",
    anonymous: "switch",
    json: "switch",
  });
  const [id, trigger, ...more] = words;
  if (id === undefined || id === "") throw wrong("expected a USER; came none");
  if (more.length > 0)
    throw wrong(`expected USER and at most one TRIGGER; came ${JSON.stringify(more[0])} too`);
  const now = systemClock.now();
  const at = instantOf(flags.at);
  const ask = { ...(at === undefined ? {} : { at }), ...(trigger === undefined ? {} : { trigger }) };
  const person = flags.anonymous ? { anonymousId: id } : { userId: id };
  const file = flags.config ?? DEFAULT_CONFIG;
  const config = await loadConfig(file);
  const found = await explainedBy(config, file, flags.db, now, person, ask);
  if (flags.json) io.stdout.write(`${JSON.stringify(asJson(found, at ?? now), undefined, 2)}\n`);
  else io.stdout.write(report(found, at ?? now));
  return found.isKnown && "explanations" in found ? 0 : 1;
}

async function explainedBy(
  config: HeedConfig,
  file: string,
  db: string | undefined,
  now: EpochMs,
  person: Parameters<typeof explainStored>[1],
  ask: ExplainAsk,
): Promise<ExplainedPerson> {
  const store = openToLook(config, db);
  try {
    return await explainStored({ ...devRules(config), store, now }, person, ask);
  } catch (error) {
    if (!(error instanceof HeedError) || error.faults.length === 0) throw error;
    const [fault] = error.faults;
    if (fault?.at === "trigger") throw wrong(`TRIGGER: ${fault.message}`);
    throw configFault(file, error);
  } finally {
    await store.close();
  }
}

function instantOf(text: string | undefined): EpochMs | undefined {
  if (text === undefined) return undefined;
  const instant = readInstant(text);
  if (instant !== undefined) return instant;
  throw wrong(`expected --at to be an instant such as 2026-11-24T09:30:00Z; came ${JSON.stringify(text)}`);
}

function wrong(message: string): CommandError {
  return new CommandError(`heed explain: ${message}\nSee heed explain --help`);
}
