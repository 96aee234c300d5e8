/**
 * Engines with one fault each, side by side in one process: a fault has modules of its own, told apart by `?fault=…`, and
 * only the text of the one file differs. For a plain Node process; nothing is written to disk.
 */
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import type { Plan, PlanSources } from "@heed/core/engine";
import * as sound from "@heed/core/engine";
import type { Engine } from "../engine-run.ts";
import { CORE, withFault } from "./apply.ts";
import type { Fault } from "./fault.ts";

const MARK = "?fault=";
const ENGINE = `${CORE.href}engine/`;
const TESTS = new URL("../../", import.meta.url).href;
const STAND_IN = new URL("stand-in.ts", import.meta.url).href;

/** No fault at all. */
export const SOUND: Fault = {
  name: "The engine is as it is",
  kind: "conditions",
  file: "engine/none.ts",
  from: "",
  to: "",
};

const patched = new Map<string, Fault>();
/** The same for nearly every fault, so it is read and stripped once. */
const stripped = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    const mark = markOf(context.parentURL);
    if (mark !== undefined && specifier === "vitest") return { url: STAND_IN, shortCircuit: true };
    const resolved = next(specifier, context);
    return mark !== undefined && isAffected(mark, resolved.url)
      ? { ...resolved, url: `${resolved.url}${MARK}${mark}` }
      : resolved;
  },
  load(url, context, next) {
    const mark = markOf(url);
    if (mark === undefined) return next(url, context);
    return { format: "module", source: sourceOf(url.slice(0, url.indexOf(MARK)), mark), shortCircuit: true };
  },
});

/** The engine with this fault in it. */
export async function faultyEngine(fault: Fault): Promise<Engine> {
  const engine: Engine = await import(`${ENGINE}index.ts${MARK}${newMark(fault)}`);
  return mattersToPlans(fault) ? engine : { ...engine, compile: compiledOnce };
}

/** Reads a suite whose engine has this fault in it; a path from the root of the repository. */
export async function suiteWith(fault: Fault, path: string): Promise<void> {
  await import(`${new URL(`../../../${path}`, import.meta.url).href}${MARK}${newMark(fault)}`);
}

function newMark(fault: Fault): string {
  const mark = String(patched.size);
  patched.set(mark, fault);
  return mark;
}

function markOf(url: string | undefined): string | undefined {
  const at = url?.indexOf(MARK) ?? -1;
  return at < 0 ? undefined : url?.slice(at + MARK.length);
}

/** No room below the engine knows it, so those are as they were where the fault is in the engine. */
function isAffected(mark: string, url: string): boolean {
  if (url.includes(MARK) || !url.endsWith(".ts")) return false;
  const isBelow = patched.get(mark)?.file.startsWith("engine/") === false;
  const isAbove = url.startsWith(TESTS) || url === `${CORE.href}index.ts`;
  return isAbove || url.startsWith(isBelow ? CORE.href : ENGINE);
}

function sourceOf(url: string, mark: string): string {
  const fault = patched.get(mark);
  if (fault !== undefined && url === `${CORE.href}${fault.file}`)
    return stripTypeScriptTypes(withFault(fault, readFileSync(fileURLToPath(url), "utf8")));
  const known = stripped.get(url) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
  stripped.set(url, known);
  return known;
}

const PLANNING: ReadonlySet<string> = new Set(
  [
    "compile",
    "compile-trigger",
    "following",
    "payload-of",
    "plan",
    "reactions",
    "state-keys",
    "touching",
  ].map((file) => `engine/${file}.ts`),
);

/** A plan is made of the rooms below the engine, and of few files in it. */
function mattersToPlans({ file }: Fault): boolean {
  return !file.startsWith("engine/") || PLANNING.has(file);
}

type Compiled = { readonly plan: Plan } | { readonly refused: unknown };

const plans = new WeakMap<object, Compiled>();

/** Compiling takes longer than everything else in a case: done once for all faults that it does not hang on. */
function compiledOnce(sources: PlanSources): Plan {
  const known = plans.get(sources.project) ?? attempt(sources);
  plans.set(sources.project, known);
  if ("plan" in known) return known.plan;
  throw known.refused;
}

function attempt(sources: PlanSources): Compiled {
  try {
    return { plan: sound.compile(sources) };
  } catch (refused) {
    return { refused };
  }
}
