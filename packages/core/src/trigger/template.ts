import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { parsePath, valueAt } from "../event/index.ts";

/**
 * A payload as plain data: constants, and in their place `{ path }` for a value that is read when the trigger fires,
 * `{ path, orElse }` with a constant for a missing one, `{ text: [...] }` for text around values.
 */
export type Template =
  | null
  | boolean
  | number
  | string
  | { readonly path: string; readonly orElse?: Json }
  | { readonly text: readonly Template[] }
  | readonly Template[]
  | TemplateObject;

/** An object of templates. */
export interface TemplateObject {
  readonly [key: string]: Template;
}

/** What a template reads from. `evidence` holds only what some template of the trigger names, by path. */
export interface Scope {
  readonly evidence: JsonObject;
  readonly profile: JsonObject;
  readonly trigger: JsonObject;
}

/** A compiled payload. Missing values are left out. */
export interface CompiledTemplate {
  readonly render: (scope: Scope) => JsonObject;
  /** The paths within the event that made the moment, such as `properties.cart_id`: all that has to be remembered. */
  readonly evidence: ReadonlyMap<string, Path>;
}

/** Paths of the evidence that one trigger may name. */
export const MAX_EVIDENCE_PATHS = 8;

const PROFILE_WORDS: readonly string[] = ["userId", "anonymousId", "email", "phone"];
const TRIGGER_WORDS: readonly string[] = ["name", "value", "at", "decidedAt"];
const EVENT_WORDS: readonly string[] = ["properties", "context", "name", "id", "occurredAt"];

type Render = (scope: Scope) => Json | undefined;

/** Compiles a payload, or tells every fault of it, by the place inside it. */
export function compileTemplate(
  template: unknown,
): CompiledTemplate | readonly { readonly at: string; readonly message: string }[] {
  const compiler = new TemplateCompiler();
  const render = isJsonObject(template) ? compiler.object(template, "") : undefined;
  if (render === undefined)
    return [{ at: "", message: "expected an object of properties; came something else" }];
  if (compiler.evidence.size > MAX_EVIDENCE_PATHS) {
    compiler.faults.push({
      at: "",
      message: `expected at most ${MAX_EVIDENCE_PATHS} paths of the evidence; came ${compiler.evidence.size}`,
    });
  }
  return compiler.faults.length > 0 ? compiler.faults : { render, evidence: compiler.evidence };
}

class TemplateCompiler {
  readonly faults: { readonly at: string; readonly message: string }[] = [];
  readonly evidence: Map<string, Path> = new Map<string, Path>();

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
    if (typeof template["path"] === "string") return this.#read(template["path"], template["orElse"], at);
    if (Array.isArray(template["text"])) return this.#text(template["text"], at);
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

  #path(text: string, at: string): Render {
    const path = parsePath(text) ?? [];
    const [root, ...rest] = path.some(({ each }) => each) ? [] : path;
    const [second, ...within] = rest.map(({ key }) => key);
    if (
      root?.key === "evidence" &&
      (second === "first" || second === "last") &&
      EVENT_WORDS.includes(within[0] ?? "")
    ) {
      // Of a single event or a wait, the first and the last event of the moment are the same one.
      const inner = within.join(".");
      this.evidence.set(inner, rest.slice(1));
      return (scope) => scope.evidence[inner];
    }
    if (root?.key === "profile" && rest.length === 1 && PROFILE_WORDS.includes(second ?? ""))
      return (scope) => scope.profile[second ?? ""];
    if (root?.key === "trigger" && rest.length === 1 && TRIGGER_WORDS.includes(second ?? ""))
      return (scope) => scope.trigger[second ?? ""];
    this.#fault(
      at,
      `expected evidence.first.… or evidence.last.… (${EVENT_WORDS.join(", ")}), profile.… (${PROFILE_WORDS.join(", ")}) or trigger.… (${TRIGGER_WORDS.join(", ")}); came ${JSON.stringify(text.slice(0, 80))}`,
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
  paths: ReadonlyMap<string, Path>,
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
