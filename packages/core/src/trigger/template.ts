import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { parsePath, valueAt } from "../event/index.ts";

/**
 * A payload as plain data: constants, and in their place `{ path }` for a value that is read when the trigger fires,
 * `{ path, orElse }` with a constant for a missing one, `{ text: [...] }` for text around values, `{ byArm, arms }` for
 * one template per arm. `{ constant }` is taken as it stands, whatever its words are.
 */
export type Template =
  | null
  | boolean
  | number
  | string
  | { readonly path: string; readonly orElse?: Json }
  | { readonly text: readonly Template[] }
  | { readonly constant: Json }
  | { readonly byArm: string; readonly arms: TemplateObject }
  | readonly Template[]
  | TemplateObject;

/** An object of templates. */
export interface TemplateObject {
  readonly [key: string]: Template;
}

/** What a template reads from. */
export interface Scope {
  /** Of each event what some template of the trigger names of it, by path, as {@link evidenceOf} reads it. */
  readonly evidence: {
    readonly first: JsonObject;
    readonly last: JsonObject;
    readonly steps: readonly JsonObject[];
  };
  /** By name. */
  readonly facts: JsonObject;
  readonly profile: JsonObject;
  /** By name. */
  readonly score: JsonObject;
  readonly trigger: JsonObject;
  /** The person's arm, where the payload still holds values per arm. */
  readonly arm?: string;
}

/** Paths within an event, such as `properties.cart_id`. */
export type EventPaths = ReadonlyMap<string, Path>;

/** A compiled payload. Missing values are left out. */
export interface CompiledTemplate {
  readonly render: (scope: Scope) => JsonObject;
  /** The paths within each event of the moment: all that has to be remembered. */
  readonly evidence: {
    readonly first: EventPaths;
    readonly last: EventPaths;
    /** By the number of the step, from 0. */
    readonly steps: ReadonlyMap<number, EventPaths>;
  };
  /** Names of facts. */
  readonly facts: ReadonlySet<string>;
  /** Names of scores. */
  readonly scores: ReadonlySet<string>;
}

/** Paths of the evidence that one trigger may name; a path that several events are asked for counts once. */
export const MAX_EVIDENCE_PATHS = 8;

const PROFILE_WORDS: readonly string[] = ["userId", "anonymousId", "email", "phone"];
const TRIGGER_WORDS: readonly string[] = ["name", "value", "at", "decidedAt"];
const EVENT_WORDS: readonly string[] = ["properties", "context", "name", "id", "occurredAt"];
const STEP = /^[0-7]$/;
const NO_STEP = { key: "" };

type Render = (scope: Scope) => Json | undefined;

/** Compiles a payload, or tells every fault of it, by the place inside it. */
export function compileTemplate(
  template: unknown,
): CompiledTemplate | readonly { readonly at: string; readonly message: string }[] {
  const compiler = new TemplateCompiler();
  const render = isJsonObject(template) ? compiler.object(template, "") : undefined;
  if (render === undefined)
    return [{ at: "", message: "expected an object of properties; came something else" }];
  const { first, last, steps, facts, scores, faults } = compiler;
  const named = new Set([first, last, ...steps.values()].flatMap((paths) => [...paths.keys()]));
  if (named.size > MAX_EVIDENCE_PATHS) {
    faults.push({
      at: "",
      message: `expected at most ${MAX_EVIDENCE_PATHS} paths of the evidence; came ${named.size}`,
    });
  }
  return faults.length > 0 ? faults : { render, evidence: { first, last, steps }, facts, scores };
}

class TemplateCompiler {
  readonly faults: { readonly at: string; readonly message: string }[] = [];
  readonly first: Map<string, Path> = new Map<string, Path>();
  readonly last: Map<string, Path> = new Map<string, Path>();
  readonly steps: Map<number, Map<string, Path>> = new Map<number, Map<string, Path>>();
  readonly facts: Set<string> = new Set<string>();
  readonly scores: Set<string> = new Set<string>();

  object(template: JsonObject, at: string): (scope: Scope) => JsonObject {
    const entries = Object.entries(template).map(
      ([key, value]) => [key, this.#node(value, join(at, key))] as const,
    );
    return (scope) => Object.fromEntries(entries.flatMap(([key, render]) => withValue(key, render(scope))));
  }

  #node(template: unknown, at: string): Render {
    if (isConstant(template)) return () => template;
    if (Array.isArray(template)) {
      const elements = template.map((each, i) => this.#node(each, `${at}[${i}]`));
      return (scope) => elements.map((render) => render(scope)).filter((value) => value !== undefined);
    }
    if (!isJsonObject(template)) {
      this.#fault(at, "expected a constant, a path, a list or an object; came something else");
      return () => undefined;
    }
    const { path, orElse, text, byArm, arms, constant } = template;
    if (typeof path === "string") return this.#read(path, orElse, at);
    if (Array.isArray(text)) return this.#text(text, at);
    if (constant !== undefined && Object.keys(template).length === 1) return () => constant;
    if (typeof byArm === "string" && isJsonObject(arms)) return this.#byArm(arms, `${at}.arms`);
    return this.object(template, at);
  }
  #read(text: string, orElse: Json | undefined, at: string): Render {
    const read = this.#path(text, at);
    return (scope) => read(scope) ?? orElse;
  }

  #text(parts: readonly unknown[], at: string): Render {
    const renders = parts.map((part) => (typeof part === "string" ? () => part : this.#node(part, at)));
    return (scope) => renders.map((render) => asText(render(scope))).join("");
  }

  #byArm(arms: JsonObject, at: string): Render {
    const renders = new Map(
      Object.entries(arms).map(([arm, each]) => [arm, this.#node(each, join(at, arm))]),
    );
    return (scope) => renders.get(scope.arm ?? "")?.(scope);
  }

  #path(text: string, at: string): Render {
    const path = parsePath(text) ?? [];
    const [root, ...rest] = path.some(({ each }) => each) ? [] : path;
    return this.#root(root?.key ?? "", rest) ?? this.#unknownPath(text, at);
  }

  #root(root: string, rest: Path): Render | undefined {
    const [{ key: second } = NO_STEP, ...more] = rest;
    switch (root) {
      case "evidence":
        return this.#evidence(second, more);
      case "facts":
        if (second === "") return undefined;
        this.facts.add(second);
        return (scope) => valueAt(scope.facts, rest);
      case "score":
        if (second === "" || more.length > 0) return undefined;
        this.scores.add(second);
        return (scope) => ownValue(scope.score, second);
      case "profile":
        return more.length === 0 && PROFILE_WORDS.includes(second)
          ? (scope) => scope.profile[second]
          : undefined;
      case "trigger":
        return more.length === 0 && TRIGGER_WORDS.includes(second)
          ? (scope) => scope.trigger[second]
          : undefined;
      default:
        return undefined;
    }
  }

  /** `steps.0` is one event, as `first` and `last` are. */
  #evidence(which: string, more: Path): Render | undefined {
    const step = which === "steps" && STEP.test(more[0]?.key ?? "") ? Number(more[0]?.key) : undefined;
    const within = step === undefined ? more : more.slice(1);
    if (!EVENT_WORDS.includes(within[0]?.key ?? "")) return undefined;
    const inner = within.map(({ key }) => key).join(".");
    if (step !== undefined) {
      const paths = this.steps.get(step) ?? new Map<string, Path>();
      this.steps.set(step, paths.set(inner, within));
      return (scope) => scope.evidence.steps[step]?.[inner];
    }
    if (which !== "first" && which !== "last") return undefined;
    this[which].set(inner, within);
    return (scope) => scope.evidence[which][inner];
  }

  #unknownPath(text: string, at: string): Render {
    this.#fault(
      at,
      `expected evidence.first.…, evidence.last.… or evidence.steps.0.… (${EVENT_WORDS.join(", ")}), facts.…, score.…, profile.… (${PROFILE_WORDS.join(", ")}) or trigger.… (${TRIGGER_WORDS.join(", ")}); came ${JSON.stringify(text.slice(0, 80))}`,
    );
    return () => undefined;
  }

  #fault(at: string, message: string): void {
    this.faults.push({ at, message });
  }
}

/** Reads from an event what the templates name; what does not fit in `maxBytes` together is left out, later paths first. */
export function evidenceOf(
  root: JsonObject,
  paths: EventPaths,
  maxBytes: number,
): { readonly evidence: JsonObject; readonly leftOut: number } {
  const kept: [string, Json][] = [];
  let bytes = 0;
  let leftOut = 0;
  for (const [name, path] of paths) {
    const value = valueAt(root, path);
    if (value === undefined) continue;
    const size = utf8Length(JSON.stringify(value));
    if (bytes + size > maxBytes) leftOut += 1;
    else {
      bytes += size;
      kept.push([name, value]);
    }
  }
  return { evidence: Object.fromEntries(kept), leftOut };
}

/** Bytes in UTF-8. Of JSON, where no half of a surrogate pair stands alone: each half is two of the four bytes. */
function utf8Length(json: string): number {
  let bytes = 0;
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function isConstant(template: unknown): template is null | boolean | number | string {
  return (
    template === null ||
    typeof template === "string" ||
    typeof template === "boolean" ||
    Number.isFinite(template)
  );
}

function withValue(key: string, value: Json | undefined): readonly (readonly [string, Json])[] {
  return value === undefined ? [] : [[key, value]];
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function join(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}
