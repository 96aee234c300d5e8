import type {
  ConsentProof,
  Decision,
  EpochMs,
  Identity,
  JsonObject,
  Position,
  ProfileKey,
  QueuedDelivery,
} from "../contracts/index.ts";
import { formatInstant } from "../contracts/index.ts";
import { permission } from "../consent/index.ts";
import { digest } from "../event/index.ts";
import { textsOf } from "./addresses.ts";
import type { Effect } from "./effect.ts";
import type { PlannedTrigger } from "./plan.ts";
import type { ProfileState } from "./state.ts";

/** An instant of a moment, about to be decided. */
export interface Instant {
  readonly start: Position;
  readonly mark: number;
  readonly evidence: JsonObject;
  readonly at: EpochMs;
  readonly decidedAt: EpochMs;
  /** Correlation value, where the moment has `.by`. */
  readonly value?: string;
}

/**
 * Fires or suppresses: permission for the purpose first, then a person whom a sink can find. What was decided is a
 * function of plan, state and instant, and its ids are hashes of the occurrence, so that deciding it again changes nothing.
 */
export function decide(
  trigger: PlannedTrigger,
  profile: ProfileKey,
  state: ProfileState,
  instant: Instant,
): Effect {
  const { mark, value, ...rest } = instant;
  const occurrence = {
    id: digest([trigger.name, profile, value ?? "", String(mark)]),
    trigger: trigger.name,
    profile,
    ...(value === undefined ? {} : { value }),
    ...rest,
  };
  const identity = identityOf(profile, state);
  const allowed = permission(state.consent, trigger.purpose);
  if (!allowed.allowed)
    return suppressed(occurrence, `${allowed.reason}:${trigger.purpose.name}`, allowed.allowedBy);
  if (trigger.identified === "require" && !isIdentified(identity)) {
    return suppressed(
      occurrence,
      "not_identified",
      'an identify call with a userId, an e-mail address or a phone number, or identified: "any" on the trigger',
    );
  }
  const decision: Decision = { ...occurrence, ended: "fired" };
  return {
    kind: "fired",
    decision,
    deliveries: trigger.send.to.map((sink) => delivery(sink, trigger, decision, identity, allowed.proof)),
  };
}

function suppressed(occurrence: Omit<Decision, "ended">, reason: string, allowedBy: string): Effect {
  return { kind: "suppressed", decision: { ...occurrence, ended: "suppressed", reason, allowedBy } };
}

function delivery(
  sink: string,
  trigger: PlannedTrigger,
  decision: Decision,
  identity: Identity,
  consent: ConsentProof,
): QueuedDelivery {
  const { profile, start, at, decidedAt, value } = decision;
  return {
    sink,
    profile,
    ...(value === undefined ? {} : { value }),
    start,
    queuedAt: decidedAt,
    delivery: {
      id: digest([decision.id, sink]),
      trigger: trigger.name,
      as: trigger.send.as,
      identity,
      payload: trigger.payload.render({
        evidence: decision.evidence,
        profile: { ...identity },
        trigger: about(decision),
      }),
      consent,
      occurredAt: at,
      expiresAt: at + trigger.expiresMs,
      attempt: 0,
      uncertain: false,
    },
  };
}

function about({ trigger, value, at, decidedAt }: Decision): JsonObject {
  return {
    name: trigger,
    ...(value === undefined ? {} : { value }),
    at: formatInstant(at),
    decidedAt: formatInstant(decidedAt),
  };
}

function identityOf(profile: ProfileKey, state: ProfileState): Identity {
  const id = profile.slice(2);
  return {
    ...textsOf(state.addresses),
    ...(profile.startsWith("u:") ? { userId: id } : { anonymousId: id }),
  };
}

function isIdentified({ userId, email, phone }: Identity): boolean {
  return userId !== undefined || email !== undefined || phone !== undefined;
}
