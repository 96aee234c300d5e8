import type { EpochMs } from "@heed/core/contracts";
import { periodOf, zoneOf } from "./calendar.ts";
import { holds } from "./conditions.ts";
import { refusal } from "./consent.ts";
import type { Cap, Trigger } from "./definitions.ts";
import { holdBack } from "./held.ts";
import { memoryOf } from "./memory.ts";
import type { Fire, Instant } from "./person.ts";
import { isIdentified } from "./person.ts";
import type { Now, Rule } from "./rules.ts";
import { plain, spanOf } from "./rules.ts";
import type { Case, Ended } from "./telling.ts";
import { tellDecided } from "./telling.ts";
import { msOf } from "./value.ts";

/** Decides, tells, and gives the fire that passed every limit. */
export function decide(case_: Case, now: Now): Fire | undefined {
  const { rule, instant } = case_;
  const [ended, reason] = endOf(case_, now);
  tellDecided(instant, ended, reason, now);
  if (ended === "held" && reason !== undefined) holdBack(instant, reason, now);
  const counted =
    reason === "holdout" ? "holdout" : ended === "fired" || ended === "shadow" ? ended : undefined;
  if (counted === undefined) return undefined;
  const fire: Fire = {
    trigger: rule.name,
    value: instant.value,
    purpose: rule.definition.purpose,
    start: instant.start,
    at: instant.at,
    decidedAt: now.t,
    ended: counted,
  };
  now.person.fires = [...now.person.fires, fire];
  if (counted === "holdout") return undefined;
  if (instant.waitMs !== undefined) memoryOf(rule.name, now).lateFires.set(instant.value, fire);
  return fire;
}

type End = readonly [ended: Ended, reason?: string];

/** How an instant would end at this log point. */
export function endOf({ rule, instant, isAgain }: Case, now: Now): End {
  const { definition } = rule;
  const { state = "live", identified = "hold" } = definition;
  if (!isAgain && instant.ageMs > maxAgeOf(definition, instant)) return ["stale"];
  if (definition.if !== undefined && !holds(definition.if, now)) return ["if_false"];
  if (state === "paused") return [definition.whilePaused === "drop" ? "suppressed" : "held", "paused"];
  if (now.person.suppressed) return ["suppressed", "person_suppressed"];
  const refused = refusal(now.person.said, now.rules.project.consent, definition.purpose);
  if (refused !== undefined) return ["suppressed", refused];
  if (identified !== "any" && !isIdentified(now.person)) {
    return [identified === "require" ? "suppressed" : "held", "not_identified"];
  }
  if (isTooSoon(rule, now)) return ["suppressed", "again"];
  if (isCapped(definition.purpose, now)) return ["suppressed", "frequency_cap"];
  if (rule.experiment !== undefined && now.bucket.heldOut(rule.experiment, now.person.bucket)) {
    return ["suppressed", "holdout"];
  }
  return [state === "shadow" ? "shadow" : "fired"];
}

const DEFAULT_MAX_AGE = msOf("24h");

function maxAgeOf({ maxAge }: Trigger, { waitMs = 0 }: Instant): number {
  return maxAge === undefined ? Math.max(DEFAULT_MAX_AGE, 2 * waitMs) : msOf(maxAge);
}

function isTooSoon({ name, definition }: Rule, now: Now): boolean {
  const { again = "always" } = definition;
  const own = now.person.fires.filter(({ trigger }) => trigger === name).map(({ decidedAt }) => decidedAt);
  if (again === "always") return false;
  if (again === "once") return own.length > 0;
  const { after, atMost, per } = again;
  if (after !== undefined && own.some((at) => now.t - at < spanOf(after, now))) return true;
  if (atMost === undefined || per === undefined) return false;
  return own.filter((at) => now.t - at < spanOf(per, now)).length >= plain(atMost, now);
}

function isCapped(purpose: string, now: Now): boolean {
  const { caps = [], zone: projectZone = "UTC" } = now.rules.project;
  return caps.some((cap) => {
    if (cap.purpose !== undefined && cap.purpose !== purpose) return false;
    const fires = now.person.fires.filter(
      (fire) => fire.ended === "fired" && (cap.purpose === undefined || fire.purpose === cap.purpose),
    );
    const counted = fires.filter(({ decidedAt }) => counts(decidedAt, cap.per, now, projectZone));
    return counted.length >= cap.atMost;
  });
}

/** A fire exactly `per` ago no longer counts. */
function counts(firedAt: EpochMs, per: Cap["per"], now: Now, projectZone: string): boolean {
  if (per !== "day" && per !== "week" && per !== "month") return now.t - firedAt < msOf(per);
  const zone = zoneOf(now.person, projectZone);
  return periodOf(firedAt, per, zone) === periodOf(now.t, per, zone);
}
