import { readFile } from "node:fs/promises";
import { HeedError, unknownWord } from "@heed/core/contracts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";
import { VERBS } from "./verbs.ts";

/**
 * Runs one command line, without the program's own name. Resolves to the exit code: 0 done, 1 failed on the way, 2 asked
 * for wrongly. Never rejects.
 */
export async function main(argv: readonly string[], io: Io = process): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    io.stderr.write(`${explain(error)}\n`);
    if (error instanceof CommandError) return error.exitCode;
    return error instanceof HeedError ? 2 : 1;
  }
}

async function run([word, ...rest]: readonly string[], io: Io): Promise<number> {
  if (word === undefined || word === "--help" || word === "-h" || word === "help") {
    io.stdout.write(help());
    return word === undefined ? 2 : 0;
  }
  if (word === "--version" || word === "-v") {
    io.stdout.write(`${await version()}\n`);
    return 0;
  }
  const entry = VERBS.find(({ name }) => name === word);
  if (entry === undefined) {
    const known = word.startsWith("-") ? ["--help", "--version"] : VERBS.map(({ name }) => name);
    throw new CommandError(`heed: ${unknownWord(word, known)}\nSee heed --help`);
  }
  const verb = await entry.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    io.stdout.write(verb.help);
    return 0;
  }
  return await verb.run(rest, io);
}

function help(): string {
  const width = Math.max(...VERBS.map(({ name }) => name.length));
  const verbs = VERBS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join("");
  return `heed: notices the moment that matters in a stream of events, and tells the e-mail platform once.

Usage: heed <verb> [flags]

${verbs}
  heed <verb> --help   what a verb does, and its flags
  heed --version       the version
`;
}

async function version(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const manifest: unknown = JSON.parse(text);
  return manifest instanceof Object && "version" in manifest ? String(manifest.version) : "unknown";
}

/** What a person can act on needs no stack; what nobody expected does. */
function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof HeedError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
