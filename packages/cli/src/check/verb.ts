import { readFile, stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { re2Patterns, systemZones } from "@heed/runtime";
import { CommandError } from "../command-error.ts";
import { readFlags } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Verb } from "../verbs.ts";
import { checkModule } from "./check-module.ts";
import type { Located } from "./check-text.ts";
import { checkText } from "./check-text.ts";
import type { Checked } from "./report.ts";
import { asJson, countOf, report } from "./report.ts";

const HELP = `Checks rule files: every word, name, path and duration in them, what can never hold, and what is suspicious. Nothing runs.

Usage: heed check FILE… [--strict] [--json]

  FILE        .json: a project, as @heed/core/project.schema.json describes it; editors complete and check it where its
              "$schema" names that file. .ts, .js and their kin: a module whose default export is a config or project
  --strict    warnings fail too
  --json      print one JSON object instead of lines

Each line tells file, line and column, error or warning, a code, the place, what was expected and what came; where a word
is wrong, the nearest right one. Exit code 1: there are errors (with --strict, or warnings); 0: there are none.
`;

/** Larger rule files are mistakes: a hundred triggers are a tenth of it. */
const MAX_BYTES = 4_194_304;

const MODULES: readonly string[] = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];

/** `heed check`. */
export const checkVerb: Verb = { help: HELP, run };

async function run(argv: readonly string[], io: Io): Promise<number> {
  const files = argv.filter((each) => !each.startsWith("-"));
  const flags = readFlags(
    "check",
    argv.filter((each) => each.startsWith("-")),
    { strict: "switch", json: "switch" },
  );
  if (files.length === 0) {
    throw new CommandError("heed check: expected a FILE; came none\nSee heed check --help");
  }
  const checked: Checked[] = [];
  for (const file of files) checked.push({ file, diagnostics: await diagnosticsOf(file) });
  io.stdout.write(flags.json ? `${JSON.stringify(asJson(checked), undefined, 2)}\n` : report(checked));
  const { errors, warnings } = countOf(checked.flatMap(({ diagnostics }) => diagnostics));
  return errors > 0 || (flags.strict && warnings > 0) ? 1 : 0;
}

async function diagnosticsOf(file: string): Promise<readonly Located[]> {
  const path = resolve(file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new CommandError(`${file}: expected a rule file; there is none at ${path}`);
  const context = { patterns: re2Patterns, zones: systemZones() };
  if (MODULES.includes(extname(file))) return await checkModule(path, file, context);
  if (extname(file) !== ".json") {
    throw new CommandError(
      `${file}: expected a file named .json, ${MODULES.slice(0, -1).join(", ")} or ${MODULES.at(-1)}`,
    );
  }
  if (found.size > MAX_BYTES) {
    throw new CommandError(`${file}: expected at most ${MAX_BYTES} bytes; came ${found.size}`, 1);
  }
  // Some editors begin a file with a mark that is no JSON.
  return checkText((await readFile(path, "utf8")).replace(/^\uFEFF/, ""), context);
}
