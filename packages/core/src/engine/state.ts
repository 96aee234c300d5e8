import type { EpochMs } from "../contracts/index.ts";
import type { ConsentFact } from "../consent/index.ts";
import type { Addresses } from "./addresses.ts";
import type { Book } from "./book.ts";

/** Everything that is remembered of one profile: a few numbers per trigger, never a list of past events. */
export interface ProfileState {
  /** Log time of the newest record; it never runs backwards. */
  readonly readTo: EpochMs;
  /** Records read so far: their order within one millisecond. */
  readonly seq: number;
  readonly firstSeenAt?: EpochMs;
  readonly lastSeenAt?: EpochMs;
  readonly addresses: Addresses;
  readonly consent: readonly ConsentFact[];
  /** One per trigger that the history has touched, by place in the plan. */
  readonly books: readonly Book[];
  /** Open waits of triggers that are no longer what they were: told by the next step, and gone. */
  readonly dropped: readonly { readonly trigger: string; readonly value: string }[];
  /** Log time after which the next wait is decided; follows from the books. */
  readonly nextDecisionAfter: EpochMs;
}

/** A profile of which nothing is known. */
export const EMPTY_STATE: ProfileState = {
  readTo: 0,
  seq: 0,
  addresses: {},
  consent: [],
  books: [],
  dropped: [],
  nextDecisionAfter: Infinity,
};

/** The first instant at which a tick changes something: records of an instant come before its decisions. */
export function wakeAtOf(state: ProfileState): EpochMs | undefined {
  return state.nextDecisionAfter === Infinity ? undefined : state.nextDecisionAfter + 1;
}
