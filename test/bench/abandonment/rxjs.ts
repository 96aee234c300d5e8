import type { Observable, OperatorFunction, SchedulerAction, SchedulerLike } from "rxjs";
import {
  EMPTY,
  filter,
  groupBy,
  map,
  merge,
  mergeMap,
  scan,
  Subject,
  Subscription,
  switchMap,
  timer,
} from "rxjs";
import type { Fires } from "./fires.ts";
import { HeapClock } from "./heap-clock.ts";
import type { AbandonmentPeer, AbandonmentRule, PricedEvent, Role } from "./rules.ts";
import { WAIT_MS } from "./rules.ts";

/**
 * RxJS 7: one pipeline per rule, in which `groupBy` keeps people apart and `switchMap` a timer. Each name has a subject of its
 * own, so that no pipeline sees events that its rule does not mention.
 */
export const rxjs: AbandonmentPeer = {
  name: "RxJS 7",
  watch(rules, fires) {
    const clock = new HeapClock();
    const scheduler = virtualTime(clock);
    const names = new Set(rules.flatMap(({ first, second, cancel }) => [first, second, cancel]));
    const subjects = new Map([...names].map((name) => [name, new Subject<PricedEvent>()]));
    const eventsOf = (name: string): Observable<PricedEvent> => subjects.get(name) ?? EMPTY;
    for (const [place, rule] of rules.entries()) watchRule(place, rule, eventsOf, scheduler, fires);
    return {
      take(event) {
        clock.before(event.occurredAt);
        subjects.get(event.name)?.next(event);
      },
      end: (to) => clock.before(to + 1),
    };
  },
};

interface Memory {
  readonly first: boolean;
  readonly turn: "wait" | "cancel" | "none";
}

const NOTHING: Memory = { first: false, turn: "none" };

function watchRule(
  place: number,
  rule: AbandonmentRule,
  eventsOf: (name: string) => Observable<PricedEvent>,
  scheduler: SchedulerLike,
  fires: Fires,
): void {
  merge(
    eventsOf(rule.first).pipe(as("first")),
    eventsOf(rule.second).pipe(as("second")),
    eventsOf(rule.cancel).pipe(as("cancel")),
  )
    .pipe(
      groupBy(({ event }) => event.userId),
      mergeMap((person) =>
        person.pipe(
          scan((memory: Memory, { role, event }): Memory => {
            if (role === "first") return { first: true, turn: "none" };
            if (role === "cancel") return { first: memory.first, turn: "cancel" };
            const meant = memory.first && event.properties.price >= rule.minPrice;
            return meant ? { first: false, turn: "wait" } : { first: memory.first, turn: "none" };
          }, NOTHING),
          filter(({ turn }) => turn !== "none"),
          switchMap(({ turn }) => (turn === "wait" ? timer(WAIT_MS, scheduler) : EMPTY)),
          map(() => person.key),
        ),
      ),
    )
    .subscribe((user) => fires.add(user, place, scheduler.now()));
}

function as(role: Role): OperatorFunction<PricedEvent, { readonly role: Role; readonly event: PricedEvent }> {
  return map((event) => ({ role, event }));
}

/** A scheduler whose time is the clock's. */
function virtualTime(clock: HeapClock): SchedulerLike {
  return {
    now: () => clock.now,
    schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay = 0, state?: T): Subscription {
      const action = new Action(clock, work);
      return action.schedule(state, delay);
    },
  };
}

class Action<T> extends Subscription implements SchedulerAction<T> {
  readonly #clock: HeapClock;
  readonly #work: (this: SchedulerAction<T>, state?: T) => void;

  constructor(clock: HeapClock, work: (this: SchedulerAction<T>, state?: T) => void) {
    super();
    this.#clock = clock;
    this.#work = work;
  }

  schedule(state?: T, delay = 0): Subscription {
    const timerOfAction = this.#clock.after(delay, () => {
      if (!this.closed) this.#work.call(this, state);
    });
    this.add(() => {
      timerOfAction.cancelled = true;
    });
    return this;
  }
}
