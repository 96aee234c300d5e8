import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";
import { unknownWord } from "@heed/core/contracts";
import { CommandError } from "./command-error.ts";

/** A flag without a value is a switch; the others take one, and `many` of them several times. */
export type FlagKind = "switch" | "value" | "many";

/** Flag → its kind. */
export type FlagKinds = Readonly<Record<string, FlagKind>>;

/** What was given: `true` for a switch, the value, or all values. */
export type Flags<Kinds extends FlagKinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends "switch"
    ? boolean
    : Kinds[Name] extends "many"
      ? readonly string[]
      : string | undefined;
};

/** Reads a verb's arguments, or throws a {@link CommandError} that names the nearest flag. */
export function readFlags<const Kinds extends FlagKinds>(
  verb: string,
  argv: readonly string[],
  kinds: Kinds,
): Flags<Kinds>;
export function readFlags(
  verb: string,
  argv: readonly string[],
  kinds: FlagKinds,
): Readonly<Record<string, boolean | string | readonly string[] | undefined>> {
  const names = Object.keys(kinds);
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    names.map((name) => [
      name,
      { type: kinds[name] === "switch" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, readonly string[]>(names.map((name) => [name, []]));
  const switched = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") throw wrong(verb, `expected only flags; came "${token.value}"`);
    if (token.kind !== "option") continue;
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
    if (kind === undefined) {
      const known = names.map((name) => `--${name}`);
      throw wrong(verb, unknownWord(token.rawName, known));
    }
    if (kind === "switch") {
      if (token.value !== undefined) throw wrong(verb, `expected ${token.rawName} without a value`);
      switched.add(token.name);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith("-"))) {
      throw wrong(verb, `expected a value after ${token.rawName}; came none`);
    }
    const before = given.get(token.name) ?? [];
    if (kind === "value" && before.length > 0)
      throw wrong(verb, `expected ${token.rawName} once; came twice`);
    given.set(token.name, [...before, token.value]);
  }
  return Object.fromEntries(
    names.map((name) => {
      const values = given.get(name) ?? [];
      return [
        name,
        kinds[name] === "switch" ? switched.has(name) : kinds[name] === "many" ? values : values[0],
      ];
    }),
  );
}

function wrong(verb: string, message: string): CommandError {
  return new CommandError(`heed ${verb}: ${message}\nSee heed ${verb} --help`);
}
