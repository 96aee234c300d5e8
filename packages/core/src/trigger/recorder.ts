import { HeedError } from "../contracts/index.ts";
import type { Json } from "../contracts/index.ts";
import type { AnyNames } from "../event/index.ts";
import { isPlain } from "../event/index.ts";
import type { Evidence } from "../moment/index.ts";
import type { PathTo, PayloadScope } from "./scope.ts";
import type { Template, TemplateObject } from "./template.ts";

const paths = new WeakMap<object, string>();

/** Text around values: `` text`Your cart: ${evidence.last.properties.name}` ``. A missing value is empty. */
export function text(parts: TemplateStringsArray, ...values: readonly PathTo<unknown>[]): PathTo<string> {
  const pieces = parts.flatMap((part, i) =>
    i < values.length ? [part, within("text`…`", values[i])] : [part],
  );
  return recorded({ text: pieces.filter((piece) => piece !== "") });
}

/** A constant where the value is missing. */
export function orElse<T extends string | number | boolean>(path: PathTo<T>, otherwise: T): PathTo<T> {
  return recorded({ ...(pathOf(path) ?? misused("orElse(…)", path)), orElse: otherwise });
}

/** Templates made by {@link text} and {@link orElse} travel as objects that only this file can open. */
const templates = new WeakMap<object, Template>();

function recorded(template: Template): object {
  const handle = Object.freeze({});
  templates.set(handle, template);
  return handle;
}

/** The template behind what was handed to a helper. */
function within(helper: string, value: unknown): Template {
  return templateOf(value) ?? misused(helper, value);
}

/** What a path, a text or an `orElse` stands for; `undefined` for any other value. */
function templateOf(value: unknown): Template | undefined {
  return pathOf(value) ?? (isHandle(value) ? templates.get(value) : undefined);
}

function misused(helper: string, value: unknown): never {
  const message = `expected only paths in ${helper}; came ${typeof value}`;
  throw new HeedError("HEED_PAYLOAD_INVALID", "A payload cannot be recorded", {
    faults: [{ at: "send.properties", message }],
  });
}

function pathOf(handle: unknown): { readonly path: string } | undefined {
  const path = isHandle(handle) ? paths.get(handle) : undefined;
  return path === undefined ? undefined : { path };
}

/**
 * Calls a payload function once, with objects that write down which paths it reads, and returns the payload as data.
 *
 * Whatever is not reading a path (building text, arithmetic, calling a method) throws here, when the trigger is defined.
 */
export function recordPayload(payload: (scope: AnyScope) => unknown, trigger: string): TemplateObject {
  const scope = recorder("", trigger);
  const properties = isScope(scope) ? payload(scope) : undefined;
  const template =
    templateOf(properties) === undefined && !isPlain(properties) ? asTemplate(properties, trigger) : null;
  if (template !== null || !isPlain(properties))
    throw invalid(trigger, "expected an object of properties; came something else");
  // The outermost keys are names of properties, whatever they are: none of them is a word.
  const present = Object.entries(properties).filter(([, each]) => each !== undefined);
  return Object.fromEntries(present.map(([key, each]) => [key, asTemplate(each, trigger)]));
}

type AnyScope = PayloadScope<AnyNames, Evidence>;

/** The scope's type describes paths; what runs is one recorder that answers every path. */
function isScope(candidate: object): candidate is AnyScope {
  return paths.has(candidate);
}

/** A function, so that calling it can be caught too. */
function recorder(path: string, trigger: string): object {
  const refuse = (what: string) => (): never => {
    throw invalid(
      trigger,
      `expected only paths to be read; came ${what} on "${path}". Use text\`…\` or orElse(path, value), or compute it at the sender`,
    );
  };
  const handle = new Proxy(function () {}, {
    get(_, key) {
      if (typeof key === "symbol") return refuse("text building or arithmetic")();
      return recorder(path === "" ? key : `${path}.${key}`, trigger);
    },
    apply: refuse("a call"),
    construct: refuse("new"),
    has: refuse("`in`"),
    ownKeys: refuse("listing keys"),
    set: refuse("an assignment"),
  });
  paths.set(handle, path);
  return handle;
}

function asTemplate(payload: unknown, trigger: string): Template {
  if (isScalar(payload)) return payload;
  if (Array.isArray(payload)) {
    return payload.filter((each) => each !== undefined).map((each) => asTemplate(each, trigger));
  }
  const template = templateOf(payload);
  if (template !== undefined) return template;
  if (isPlain(payload)) return asObject(payload, trigger);
  throw invalid(trigger, `expected constants and paths; came ${typeof payload}`);
}

/**
 * An object inside the payload. Where one of its own keys would be read as a word of templates, such as text under
 * `path`, that value is marked as a constant.
 */
function asObject(payload: object, trigger: string): Template {
  const present = Object.entries(payload).filter(([, each]) => each !== undefined);
  const [[only] = [""], ...others] = present;
  if (only === "constant" && others.length === 0)
    return { constant: asConstant(payload, "constant", trigger) };
  if ("byArm" in payload && !isByArm(payload)) return { constant: asConstant(payload, "byArm", trigger) };
  return Object.fromEntries(
    present.map(([key, each]) => {
      const isWord = (key === "path" && typeof each === "string") || (key === "text" && Array.isArray(each));
      return [key, isWord ? { constant: asConstant(each, key, trigger) } : asTemplate(each, trigger)];
    }),
  );
}

function isByArm(payload: object): boolean {
  return (
    "byArm" in payload &&
    typeof payload.byArm === "string" &&
    "arms" in payload &&
    isPlain(payload.arms) &&
    Object.keys(payload).length === 2
  );
}

/** Plain data without a path anywhere in it. */
function asConstant(value: unknown, word: string, trigger: string): Json {
  if (isScalar(value)) return value;
  if (templateOf(value) === undefined) {
    if (Array.isArray(value))
      return value.filter((each) => each !== undefined).map((each) => asConstant(each, word, trigger));
    if (isPlain(value)) {
      const present = Object.entries(value).filter(([, each]) => each !== undefined);
      return Object.fromEntries(present.map(([key, each]) => [key, asConstant(each, word, trigger)]));
    }
  }
  throw invalid(
    trigger,
    `expected only constants in a property named "${word}", which is a word of templates; came ${typeof value}. Choose another name`,
  );
}

function isScalar(value: unknown): value is null | boolean | number | string {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function isHandle(candidate: unknown): candidate is object {
  return (typeof candidate === "object" && candidate !== null) || typeof candidate === "function";
}

function invalid(trigger: string, message: string): HeedError {
  return new HeedError("HEED_PAYLOAD_INVALID", `The payload of trigger "${trigger}" cannot be recorded`, {
    faults: [{ at: `triggers.${trigger}.send.properties`, message }],
  });
}
