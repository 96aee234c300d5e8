import type { Duration, Fault } from "../contracts/index.ts";
import { isJsonObject, parseDuration, unknownWord } from "../contracts/index.ts";
import type { EventPattern, PatternCompiler } from "../event/index.ts";
import { compileWhere, parsePath } from "../event/index.ts";
import type { Arms, ConditionDefinition } from "../condition/index.ts";
import type { AgainDefinition } from "../limits/index.ts";
import type { MomentDefinition } from "../moment/index.ts";
import type { TemplateObject } from "./template.ts";
import { compileTemplate } from "./template.ts";

/** A trigger as plain data, and its JSON form; its name is the key under which it stands. */
export interface TriggerDefinition {
  readonly when: MomentDefinition;
  /** Asked at the log instant of the decision, and again at sending. */
  readonly if?: ConditionDefinition;
  readonly purpose: string;
  /** What to do with a fire of a person whom no sink could find. Default "hold". */
  readonly identified?: "hold" | "require" | "any";
  /** Default "always". */
  readonly again?: AgainDefinition;
  /** Of several fires in one instant the higher is decided first. Default 0. */
  readonly priority?: number;
  /** Default "live". `draft` decides nothing, `shadow` decides and sends nothing, `paused` see `whilePaused`. */
  readonly state?: "draft" | "shadow" | "live" | "paused";
  /** What to do with fires while paused: the newest is held until it is resumed, or all are dropped. Default "hold". */
  readonly whilePaused?: "hold" | "drop";
  /** From the moment's instant on; later it is not sent. Default "24h". */
  readonly expires?: Arms<Duration>;
  /** An instant whose start was older when it arrived is stale. Default: the longer of 24h and twice the wait. */
  readonly maxAge?: Duration;
  /** Correlation values remembered, 1 to 32. Default 4. */
  readonly maxKeys?: number;
  /** The experiment it belongs to, where no `byArm` says so. */
  readonly experiment?: string;
  /** "fire": also for people for whom it already holds, and for waits begun before its deployment. */
  readonly backfill?: "fire";
  /** What becomes of open waits when a duration changes. Default "finish": they keep their deadline. */
  readonly onUpgrade?: "finish" | "adopt" | "drop";
  readonly send: SendDefinition;
}

/** What goes out, and where. */
export interface SendDefinition {
  /** The name of the event at the sink. */
  readonly as: string;
  readonly to: readonly string[];
  readonly properties?: TemplateObject;
}

/** Longer names fit no vendor: Klaviyo allows 127 characters for a metric. */
const MAX_NAME_LENGTH = 100;

const TRIGGER_NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Everything that is wrong with a trigger by itself, each with its place. */
export function faultsOfTrigger(trigger: TriggerDefinition, patterns: PatternCompiler): readonly Fault[] {
  const at = `triggers.${trigger.name}`;
  const faults: Fault[] = [];
  if (!TRIGGER_NAME.test(trigger.name) || trigger.name.length > MAX_NAME_LENGTH) {
    faults.push({
      at,
      message: `expected a name of letters, digits, "_", "-" and ".", a letter first, at most ${MAX_NAME_LENGTH}; came ${JSON.stringify(trigger.name.slice(0, 80))}`,
    });
  }
  if (typeof trigger.purpose !== "string" || trigger.purpose === "") {
    faults.push({
      at: `${at}.purpose`,
      message: 'expected the purpose it is sent for, such as "email_marketing"; came none',
    });
  }
  if (trigger.identified !== "require" && trigger.identified !== "any") {
    faults.push({ at: `${at}.identified`, message: 'expected "require" or "any"; came something else' });
  }
  faults.push(...faultsOfMoment(trigger.when, `${at}.when`, patterns));
  faults.push(...faultsOfDuration(trigger.expires, `${at}.expires`));
  if (trigger.maxAge !== undefined) faults.push(...faultsOfDuration(trigger.maxAge, `${at}.maxAge`));
  faults.push(...faultsOfSend(trigger.send, `${at}.send`));
  return faults;
}

function faultsOfMoment(when: MomentDefinition, at: string, patterns: PatternCompiler): readonly Fault[] {
  if (!isJsonObject(when) || !isJsonObject(when.event)) {
    return [{ at, message: 'expected a moment such as event("Product Added"); came something else' }];
  }
  const faults = [...faultsOfPattern(when.event, at, patterns)];
  if (when.moment === "notFollowedBy") {
    const wait = `${at}.notFollowedBy`;
    if (when.cancels.length === 0)
      faults.push({ at: wait, message: "expected at least one event that ends the wait; came none" });
    for (const cancel of when.cancels) faults.push(...faultsOfPattern(cancel, wait, patterns));
    faults.push(...faultsOfDuration(when.for, `${wait}.for`));
    if (when.repeat !== "restart" && when.repeat !== "keep") {
      faults.push({ at: `${wait}.repeat`, message: unknownWord(String(when.repeat), ["restart", "keep"]) });
    }
  }
  faults.push(...faultsOfCorrelation(when, `${at}.by`));
  return faults;
}

function faultsOfPattern(pattern: EventPattern, at: string, patterns: PatternCompiler): readonly Fault[] {
  const place = `${at}.event(${JSON.stringify(pattern.name)})`;
  if (typeof pattern.name !== "string" || pattern.name === "") {
    return [{ at, message: "expected the name of an event; came none" }];
  }
  if (pattern.where === undefined) return [];
  if (!isJsonObject(pattern.where))
    return [{ at: `${place}.where`, message: "expected an object of tests by path; came something else" }];
  const compiled = compileWhere(pattern.where, patterns);
  return typeof compiled === "function"
    ? []
    : compiled.map((fault) => ({ at: `${place}.where.${fault.at}`, message: fault.message }));
}

function faultsOfCorrelation(when: MomentDefinition, at: string): readonly Fault[] {
  if (when.by === undefined) return [];
  if (typeof when.by === "string") return faultsOfKeyPath(when.by, at);
  const known = [
    when.event.name,
    ...(when.moment === "notFollowedBy" ? when.cancels.map(({ name }) => name) : []),
  ];
  const faults = Object.entries(when.by).flatMap(([name, path]) =>
    known.includes(name)
      ? faultsOfKeyPath(path, `${at}.${name}`)
      : [{ at, message: unknownWord(name, known) }],
  );
  if (!Object.hasOwn(when.by, when.event.name)) {
    faults.push({
      at,
      message: `expected a path for ${JSON.stringify(when.event.name)}, which begins the moment; came none`,
    });
  }
  return faults;
}

function faultsOfKeyPath(path: unknown, at: string): Fault[] {
  const parsed = typeof path === "string" ? parsePath(path) : undefined;
  const sound = parsed !== undefined && parsed.every(({ each }) => !each);
  return sound
    ? []
    : [{ at, message: `expected a path to one value, such as "cart_id"; came ${JSON.stringify(path)}` }];
}

function faultsOfDuration(duration: unknown, at: string): readonly Fault[] {
  const span = typeof duration === "string" ? parseDuration(duration) : undefined;
  if (span !== undefined && span > 0) return [];
  return [
    {
      at,
      message: `expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came ${JSON.stringify(duration) ?? "none"}`,
    },
  ];
}

function faultsOfSend(send: TriggerDefinition["send"], at: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (typeof send.as !== "string" || send.as === "" || send.as.length > MAX_NAME_LENGTH) {
    faults.push({
      at: `${at}.as`,
      message: `expected the name that the vendor sees, 1 to ${MAX_NAME_LENGTH} characters; came ${JSON.stringify(send.as) ?? "none"}`,
    });
  }
  if (!Array.isArray(send.to) || send.to.length === 0 || new Set(send.to).size !== send.to.length) {
    faults.push({
      at: `${at}.to`,
      message: 'expected the sinks it goes to, each once, such as ["klaviyo"]; came none or one twice',
    });
  }
  const payload = compileTemplate(send.payload);
  if (!("render" in payload)) {
    faults.push(
      ...payload.map((fault) => ({
        at: `${at}.properties${fault.at === "" ? "" : `.${fault.at}`}`,
        message: fault.message,
      })),
    );
  }
  return faults;
}
