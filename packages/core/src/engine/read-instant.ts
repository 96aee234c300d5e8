import { fingerprint } from "../event/index.ts";
import { decide } from "./decide.ts";
import type { Reading } from "./reading.ts";
import { keyValue, pathText, remembered } from "./reading.ts";

/** A trigger on single events: each one that matches is an instant of its own, decided at once. */
export function readInstant({
  trigger,
  reaction,
  event,
  position,
  state,
  profile,
  since,
  readAt,
  effects,
}: Reading): void {
  const { starts } = reaction;
  if (starts === undefined || !starts.matches(event)) return;
  if (event.occurredAt < since) {
    effects.push({ kind: "before_deployment", trigger: trigger.name });
    return;
  }
  const value = trigger.correlated ? keyValue(event, starts.key) : "";
  if (value === undefined) {
    effects.push({ kind: "no_key", trigger: trigger.name, path: pathText(starts.key) });
    return;
  }
  const correlated = trigger.correlated ? { value } : {};
  if (readAt - event.occurredAt > trigger.maxAgeMs) {
    effects.push({ kind: "stale", trigger: trigger.name, ...correlated, of: "event" });
    return;
  }
  const evidence = remembered(trigger, event, effects);
  const mark = fingerprint(event.source, event.id);
  effects.push(
    decide(trigger, profile, state, {
      start: position,
      mark,
      evidence,
      at: event.occurredAt,
      decidedAt: state.readTo,
      ...correlated,
    }),
  );
}
