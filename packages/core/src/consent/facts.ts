import type { ConsentProof, ConsentSignal, EpochMs, Position } from "../contracts/index.ts";
import type { Purpose, Purposes } from "./policy.ts";
import { grants } from "./policy.ts";

/** What a person last said about one purpose. */
export interface ConsentFact {
  readonly purpose: string;
  readonly granted: boolean;
  /** When it was said, in event time. */
  readonly at: EpochMs;
  /** Log sequence of the word that stands. */
  readonly seq: number;
  /** Log time of the newest refusal: what was under way then stays stopped, whatever is allowed later. */
  readonly refusedAt?: EpochMs;
  /** Event time of the newest refusal: what had begun before it does not count, also where it is read later. */
  readonly refusedTo?: EpochMs;
  /** Log sequence of the newest refusal. */
  readonly refusedSeq?: number;
}

/**
 * The facts after a signal was read. A refusal always counts, however old the clock of the device that sent it; a
 * permission counts only where it was given later than what it would replace. So disorder can only narrow. `read`: log
 * time and sequence.
 */
export function heard(
  facts: readonly ConsentFact[],
  purposes: Purposes,
  signal: ConsentSignal,
  at: EpochMs,
  read: Position,
): readonly ConsentFact[] {
  const kept = new Map(facts.map((fact) => [fact.purpose, fact]));
  for (const purpose of purposes.values()) {
    const granted = grants(purpose, signal);
    const known = kept.get(purpose.name);
    if (granted && known !== undefined && at <= known.at) continue;
    const refusal = granted
      ? refusalOf(known)
      : { refusedAt: read.at, refusedTo: Math.max(at, known?.refusedTo ?? at), refusedSeq: read.seq };
    kept.set(purpose.name, {
      purpose: purpose.name,
      granted,
      at: granted ? at : Math.max(at, known?.at ?? at),
      seq: read.seq,
      ...refusal,
    });
  }
  return [...kept.values()];
}

/**
 * What two profiles said, as one person: what had been kept if one profile had heard all of it in the order of the log. A
 * permission stands where no later refusal was read on either side, and it was given later than what the other side kept.
 */
export function joinedFacts(a: readonly ConsentFact[], b: readonly ConsentFact[]): readonly ConsentFact[] {
  const purposes = new Set([...a, ...b].map(({ purpose }) => purpose));
  return [...purposes].flatMap((purpose) => {
    const [one, other] = [...a, ...b].filter((fact) => fact.purpose === purpose);
    return one === undefined || other === undefined ? (one ?? []) : joinedFact(one, other);
  });
}

function joinedFact(a: ConsentFact, b: ConsentFact): ConsentFact {
  const refused = newestRefusal(a, b);
  const alive = [a, b].filter(({ granted, seq }) => granted && seq > (refused.refusedSeq ?? -Infinity));
  const [standing] = alive.filter((fact) => alive.length > 1 || fact.at > (fact === a ? b : a).at);
  return {
    purpose: a.purpose,
    granted: standing !== undefined,
    at: alive.length === 1 && standing !== undefined ? standing.at : Math.max(a.at, b.at),
    seq: Math.max(a.seq, b.seq),
    ...refused,
  };
}

type Refusal = Pick<ConsentFact, "refusedAt" | "refusedTo" | "refusedSeq">;

function newestRefusal(a: ConsentFact, b: ConsentFact): Refusal {
  const [one, other] = [refusalOf(a), refusalOf(b)];
  if (one.refusedSeq === undefined || other.refusedSeq === undefined)
    return one.refusedSeq === undefined ? other : one;
  const newest = one.refusedSeq > other.refusedSeq ? one : other;
  return { ...newest, refusedTo: Math.max(one.refusedTo ?? 0, other.refusedTo ?? 0) };
}

function refusalOf(fact: ConsentFact | undefined): Refusal {
  const { refusedAt, refusedTo, refusedSeq } = fact ?? {};
  return refusedAt === undefined || refusedTo === undefined || refusedSeq === undefined
    ? {}
    : { refusedAt, refusedTo, refusedSeq };
}

/** The purposes that a signal refuses. */
export function refusedBy(purposes: Purposes, signal: ConsentSignal): ReadonlySet<string> {
  return new Set(
    [...purposes.values()].filter((purpose) => !grants(purpose, signal)).map(({ name }) => name),
  );
}

/** Whether something may be done, with the proof, or with the reason and what would have allowed it. */
export type Permission =
  | { readonly allowed: true; readonly proof: ConsentProof }
  | {
      readonly allowed: false;
      readonly reason: "consent_denied" | "consent_unknown";
      readonly allowedBy: string;
    };

/** What the facts and the policy say about one purpose, now. */
export function permission(facts: readonly ConsentFact[], purpose: Purpose): Permission {
  const fact = facts.find((each) => each.purpose === purpose.name);
  if (fact?.granted === true) {
    return { allowed: true, proof: { purpose: purpose.name, basis: "signal", at: fact.at } };
  }
  if (fact === undefined && purpose.unknown === "granted") {
    return { allowed: true, proof: { purpose: purpose.name, basis: "policy" } };
  }
  return {
    allowed: false,
    reason: fact === undefined ? "consent_unknown" : "consent_denied",
    allowedBy: whatAllows(purpose),
  };
}

/**
 * Whether an event may be taken in: by what it says itself, else by what the person said before, else by the policy.
 */
export function collection(
  collect: Purpose,
  facts: readonly ConsentFact[],
  signal: ConsentSignal | undefined,
): Permission {
  if (signal === undefined) return permission(facts, collect);
  if (grants(collect, signal)) return { allowed: true, proof: { purpose: collect.name, basis: "signal" } };
  return { allowed: false, reason: "consent_denied", allowedBy: whatAllows(collect) };
}

/** In words, for the person who reads why nothing was sent. */
export function whatAllows(purpose: Purpose): string {
  const categories = purpose.categories.map((category) => `${category}: true`).join(", ");
  return `a newer event with context.consent.categoryPreferences { ${categories} }`;
}
