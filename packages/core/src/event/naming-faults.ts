import type { Fault } from "../contracts/index.ts";
import { isJsonObject, unknownWord } from "../contracts/index.ts";
import { compileWhere } from "./matcher.ts";
import type { PatternCompiler } from "./value-test.ts";

const KINDS = ["event", "page", "screen", "identified", "activity"];

/** Everything that is wrong with what stands for an event, or for one of several. */
export function faultsOfNamings(namings: unknown, at: string, patterns: PatternCompiler): readonly Fault[] {
  if (!Array.isArray(namings)) return faultsOfNaming(namings, at, patterns);
  if (namings.length === 0) return [{ at, message: "expected at least one event; came an empty list" }];
  return namings.flatMap((each, i) => faultsOfNaming(each, `${at}[${i}]`, patterns));
}

function faultsOfNaming(naming: unknown, at: string, patterns: PatternCompiler): readonly Fault[] {
  if (typeof naming === "string") return faultsOfName(naming, at);
  if (!isJsonObject(naming)) {
    const came =
      naming === undefined ? "nothing" : (JSON.stringify(naming)?.slice(0, 80) ?? "something else");
    return [{ at, message: `expected an event's name, such as "Product Added", or a form; came ${came}` }];
  }
  const { where, ...form } = naming;
  const faults: Fault[] = [];
  const [kind, ...others] = Object.keys(form);
  if (kind === undefined || others.length > 0) {
    const came =
      kind === undefined ? "none" : [kind, ...others].map((word) => JSON.stringify(word)).join(", ");
    faults.push({
      at,
      message: `expected one of ${KINDS.map((each) => `"${each}"`).join(", ")}; came ${came}`,
    });
  } else if (!KINDS.includes(kind)) {
    faults.push({ at: `${at}.${kind}`, message: unknownWord(kind, KINDS) });
  } else {
    faults.push(...faultsOfKind(kind, form[kind], `${at}.${kind}`));
  }
  return where === undefined ? faults : [...faults, ...faultsOfWhere(where, `${at}.where`, patterns)];
}

function faultsOfKind(kind: string, value: unknown, at: string): readonly Fault[] {
  if (kind === "identified" || kind === "activity") {
    return value === true ? [] : [{ at, message: "expected true; came something else" }];
  }
  if (kind !== "event" && value === true) return [];
  return faultsOfName(value, at);
}

function faultsOfName(name: unknown, at: string): readonly Fault[] {
  if (typeof name === "string" && name !== "") return [];
  return [{ at, message: 'expected a name, such as "Product Added"; came none' }];
}

/** Everything that is wrong with tests by path. */
export function faultsOfWhere(where: unknown, at: string, patterns: PatternCompiler): readonly Fault[] {
  if (!isJsonObject(where)) {
    return [{ at, message: "expected tests by path, such as { price: { above: 50 } }; came something else" }];
  }
  const compiled = compileWhere(where, patterns);
  return typeof compiled === "function"
    ? []
    : compiled.map((fault) => ({ at: `${at}.${fault.at}`, message: fault.message }));
}
