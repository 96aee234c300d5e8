import type { EpochMs, Position, ProfileKey } from "../contracts/index.ts";
import type { Book } from "./book.ts";
import { emptyBook, NEVER, withNext } from "./book.ts";
import type { Effect } from "./effect.ts";
import type { Evidence } from "./evidence.ts";
import type { Deployment, Plan, PlannedTrigger } from "./plan.ts";
import type { MutableState, ProfileState, Seen } from "./state.ts";
import { copyOf } from "./state.ts";
import { ProfileView } from "./view.ts";

/** An instant of a trigger's moment, found at this log point and about to be decided. */
export interface Instant {
  readonly trigger: PlannedTrigger;
  /** Correlation value; empty where the moment has none. */
  readonly value: string;
  readonly start: Position;
  /** Tells its start from every other one of the profile. */
  readonly mark: number;
  readonly at: EpochMs;
  readonly evidence: Evidence;
  /** Deadline of its wait, where it had one. */
  readonly due?: EpochMs;
  /** What ends with it without a decision: it became known too late. */
  readonly stale?: "event" | "wait";
  /** Of `firstSeen`. */
  readonly first?: true;
  /** Of the decision that it was held by, where it starts again. */
  readonly id?: string;
}

/**
 * One step in the making. Everything in it that a state holds is a value that is replaced, never changed; only the draft
 * itself is, and it does not outlive its step.
 */
export class Draft {
  readonly plan: Plan;
  readonly deployment: Deployment;
  readonly profile: ProfileKey;
  readonly effects: Effect[] = [];
  /** Found at this log point and not yet decided. */
  instants: Instant[] = [];
  /** Places of the triggers of several sources that have made their instant of this log point. */
  made: ReadonlySet<number> = NONE;
  /** Log time of this log point. */
  at: EpochMs;
  state: MutableState;
  #touched: Book[] = [];
  #view: ProfileView | undefined;

  constructor(plan: Plan, deployment: Deployment, profile: ProfileKey, state: ProfileState) {
    this.plan = plan;
    this.deployment = deployment;
    this.profile = profile;
    this.state = copyOf(state);
    this.at = state.readTo;
  }

  /** The form of a trigger that this profile's arm gives it, `undefined` where it decides nothing. */
  trigger(place: number): PlannedTrigger | undefined {
    const form = this.plan.triggers[place]?.formOf(this.state.bucket ?? 0);
    return form === undefined || form.state === "draft" ? undefined : form;
  }

  book(place: number): Book {
    for (const book of this.#touched) if (book.trigger === place) return book;
    return bookAt(this.state.books, place) ?? emptyBook(place);
  }

  put(trigger: PlannedTrigger, book: Book): void {
    const known = this.#touched.findIndex((each) => each.trigger === book.trigger);
    this.#touched[known < 0 ? this.#touched.length : known] = withNext(trigger, book);
  }

  /** The history as it stands, at this log point. */
  view(seen: Seen = this.state.seen): ProfileView {
    const known = this.#view;
    if (known !== undefined && known.seen === seen && known.at === this.at) return known;
    this.#view = new ProfileView(this.plan, this.deployment, seen, this.at);
    return this.#view;
  }

  /** Event time from which on a trigger looks: its deployment. */
  since({ place, backfill }: PlannedTrigger): EpochMs {
    return backfill ? 0 : (this.deployment.triggers[place] ?? 0);
  }

  /** Writes the books that were touched into the state. Books stand in the order of the plan. */
  settle(): void {
    if (this.#touched.length === 0) return;
    this.state.books = merged(this.state.books, this.#touched);
    this.#touched = [];
    this.state.nextAfter = nextAfter(this.state.books, this.state.readTo);
  }
}

const NONE: ReadonlySet<number> = new Set();

function bookAt(books: readonly Book[], place: number): Book | undefined {
  const book = books[indexOf(books, place)];
  return book?.trigger === place ? book : undefined;
}

/** The first index whose place is not smaller. */
function indexOf(books: readonly Book[], place: number): number {
  let [low, high] = [0, books.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((books[middle]?.trigger ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The earliest `next` of all books, never before `now`. */
export function nextAfter(books: readonly Book[], now: EpochMs): EpochMs {
  let first = NEVER;
  for (const { next } of books) if (next < first) first = next;
  return Math.max(first, now);
}

/** A changed book takes the place of the one it was; books stand in the order of the plan. */
function merged(books: readonly Book[], changed: readonly Book[]): readonly Book[] {
  let result = books;
  for (const book of changed) {
    const index = indexOf(result, book.trigger);
    result =
      result[index]?.trigger === book.trigger ? result.with(index, book) : result.toSpliced(index, 0, book);
  }
  return result;
}
