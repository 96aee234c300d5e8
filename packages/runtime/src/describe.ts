import { formatInstant } from "@heed/core/contracts";
import type { Command, EpochMs } from "@heed/core/contracts";
import type { Effect } from "@heed/core/engine";
import { QUIET_HOURS } from "./deliver/ends.ts";
import type { Notice } from "./notice.ts";

/**
 * A notice as one line for a terminal: time, person, what happened and why.
 *
 * ```
 * 10:00:00  u:anna  event     Product Added
 * 10:00:00  u:anna  waiting   abandoned_cart (c-1) until 2026-11-25T10:01:00Z
 * ```
 *
 * Ids of people are in it; addresses, payloads and properties are not. `undefined` for what is not worth a line.
 */
export function describe(notice: Notice): string | undefined {
  switch (notice.kind) {
    case "event": {
      const name = notice.type === "track" ? notice.name : `${notice.type} ${notice.name}`.trim();
      const why = notice.ended === "processed" ? "" : `  ${notice.ended}${reasonOf(notice)}`;
      return line(notice.at, notice.profile, "event", `${name}${why}`);
    }
    case "refused":
      if (notice.refusals.length === 0) return undefined;
      return notice.refusals
        .map(({ index, code, at, message }) =>
          line(
            notice.at,
            notice.source,
            "refused",
            `item ${index}: ${code}${at === "" ? "" : ` at ${at}`}: ${message}`,
          ),
        )
        .join("\n");
    case "identity":
      return line(
        notice.at,
        notice.profile,
        "identity",
        notice.how === "joined" ? `${notice.from} is part of it now` : `${notice.from} is theirs from now on`,
      );
    case "command":
      return line(
        notice.at,
        "engine",
        "command",
        `${commandOf(notice.command)}${notice.ended === "unknown" ? ": there is no such trigger" : ""}`,
      );
    case "effect":
      return line(notice.at, notice.profile, ...effectOf(notice.effect, notice.at));
    case "delivery":
      return line(
        notice.at,
        notice.profile,
        deliveryWord(notice),
        `${about(notice)} to ${notice.sink}, attempt ${notice.attempt}${reasonOf(notice)}${notice.nextAt === undefined ? "" : `, again in ${spanOf(notice.nextAt - notice.at)}`}`,
      );
    case "sink":
      return line(
        notice.at,
        notice.sink,
        notice.state,
        notice.state === "held" ? `${reasonOf(notice).trim()}${holdEnds(notice)}` : "",
      );
    case "engine":
      return line(
        notice.at,
        "engine",
        notice.state.replace("_", " "),
        notice.state === "catching_up"
          ? "deadlines wait until the senders have handed over what they kept"
          : reasonOf(notice).trim(),
      );
  }
}

function effectOf(effect: Effect, at: EpochMs): readonly [string, string] {
  switch (effect.kind) {
    case "opened":
    case "moved":
      return [
        effect.kind === "opened" ? "waiting" : "moved",
        `${about(effect)} until ${instantOf(effect.until, at)} (in ${spanOf(effect.until - at)})`,
      ];
    case "cancelled":
      return ["cancelled", `${about(effect)}: ${CANCELLED[effect.by]}`];
    case "joined":
      return ["joined", `${about(effect)}: two who waited are one person, and wait once`];
    case "wait_decided":
      return ["decided", `${about(effect)}: nothing came in time`];
    case "evicted":
      return [
        "forgotten",
        `${about(effect)}: too many ${effect.of === "wait" ? "waits" : "sequences"} at once`,
      ];
    case "dropped":
      return ["dropped", `${about(effect)}: the trigger was redefined or taken away`];
    case "not_collected":
      return ["suppressed", `an event: ${effect.reason}; allowed by ${effect.allowedBy}`];
    case "no_key":
      return ["no key", `${effect.trigger}: the event lacks the property "${effect.path}" of .by()`];
    case "before_deployment":
      return [
        "too early",
        `${effect.trigger}: it happened before the trigger was deployed, so it begins nothing`,
      ];
    case "inexact":
      return ["inexact", `${effect.trigger}: a late cancel or a decision fell among forgotten starts`];
    case "late_step":
      return [
        "late step",
        `${effect.trigger}: it came after its place in the sequence was decided or forgotten`,
      ];
    case "evidence_left_out":
      return ["left out", `${effect.trigger}: ${effect.paths} values of the payload are too large`];
    case "late_cancel":
      return ["late cancel", `${about(effect)}: it came after all, and should have prevented the fire`];
    case "fired":
      return [
        "FIRED",
        `${about(effect.decision)} to ${effect.deliveries.map(({ sink }) => sink).join(", ")}`,
      ];
    case "shadow":
      return ["shadow", `${about(effect.decision)}: would have fired`];
    case "suppressed":
      return ["suppressed", `${about(effect.decision)}:${reasonOf(effect.decision)}`];
    case "held":
      return ["held", `${about(effect.decision)}:${reasonOf(effect.decision)}`];
    case "if_false":
      return ["not now", `${about(effect.decision)}: its if is no`];
    case "expired":
      return [
        "expired",
        `${about(effect.decision)}: ${EXPIRED[effect.decision.reason ?? ""] ?? EXPIRED_IN_TIME}`,
      ];
    case "stale":
      return ["stale", `${about(effect.decision)}: too old when it arrived`];
  }
}

const CANCELLED = {
  event: "the awaited event came",
  withdrawal: "its purpose is refused",
  late_cancel: "the fire that it followed should not have happened",
} as const;

const EXPIRED_IN_TIME = "held for too long";

const EXPIRED: Readonly<Record<string, string>> = {
  replaced: "a newer one is held instead",
  not_first: "the person had been here before",
};

function commandOf({ by, ...command }: Command): string {
  const whom = "trigger" in command ? command.trigger : command.profile;
  return `${command.kind} ${whom}${by === undefined ? "" : `, asked by ${by}`}`;
}

function about({ trigger, value }: { readonly trigger: string; readonly value?: string }): string {
  return value === undefined ? trigger : `${trigger} (${printable(value)})`;
}

function reasonOf({ reason, allowedBy }: { readonly reason?: string; readonly allowedBy?: string }): string {
  return `${reason === undefined ? "" : ` ${reason}`}${allowedBy === undefined ? "" : `; allowed by ${allowedBy}`}`;
}

function deliveryWord({ ended, nextAt, reason }: DeliveryNotice): string {
  if (ended === "waiting" && nextAt === undefined) return "kept";
  if (ended === "waiting" && reason === QUIET_HOURS) return "will send";
  return { delivered: "DELIVERED", dead: "dead letter", cancelled: "not sent", waiting: "will retry" }[ended];
}

type DeliveryNotice = Extract<Notice, { readonly kind: "delivery" }>;

/** What a person can do, where no time will end it. */
function holdEnds({ sink, resumeAt }: { readonly sink: string; readonly resumeAt?: EpochMs }): string {
  if (resumeAt !== undefined) return ` until ${formatInstant(resumeAt)}`;
  return `; nothing more is sent, and nothing lost: mend its key or settings and start again, or call resume("${sink}")`;
}

function line(at: EpochMs, who: string, what: string, text: string): string {
  return `${clockTime(at)}  ${printable(who).padEnd(14)}  ${what.padEnd(11)} ${printable(text)}`.trimEnd();
}

/** UTC, so that lines compare with the instants of payloads. */
function clockTime(at: EpochMs): string {
  return formatInstant(at).slice(11, 19);
}

/** With its day where that is another one. */
function instantOf(at: EpochMs, now: EpochMs): string {
  const [day = ""] = formatInstant(at).split("T");
  return formatInstant(now).startsWith(day) ? clockTime(at) : `${day} ${clockTime(at)}`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
];

/** The two largest units that are not nothing: `1d 1m`, `15m`, `6s`. */
function spanOf(ms: number): string {
  let rest = Math.max(0, Math.round(ms / 1_000) * 1_000);
  const parts = UNITS.flatMap(([unit, unitMs]) => {
    const n = Math.floor(rest / unitMs);
    rest -= n * unitMs;
    return n === 0 ? [] : [`${n}${unit}`];
  });
  return parts.length === 0 ? "0s" : parts.slice(0, 2).join(" ");
}

/** Foreign text must not be able to move the cursor of a terminal or begin a line of its own. */
function printable(text: string): string {
  return text.slice(0, 400).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "�");
}
