import { HeedError, MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Change, Count, Decision, TransactAsk, View } from "@heed/core/contracts";
import { addCount } from "./memory-data.ts";
import type { MemoryData } from "./memory-data.ts";

/** Nothing is written before everything is known to be writable: whole, or not at all. */
export function transact(data: MemoryData, ask: TransactAsk, change: (view: View) => Change): void {
  const view = viewOf(data, ask);
  const { profiles = [], counts = [], ...rest } = change(view);
  const { decisions = [], deliveries = [] } = plain(rest);

  for (const message of ask.messages ?? []) {
    if (view.isNew(message)) data.messages.set(message, ask.at);
  }
  for (const profile of profiles) data.profiles.set(profile.key, profile);
  for (const decision of decisions) {
    if (data.decisions.has(decision.id)) continue;
    data.decisions.set(decision.id, decision);
    for (const count of countsOf(decision)) addCount(data, count);
  }
  for (const queued of deliveries) {
    const { id } = queued.delivery;
    if (data.deliveries.has(id)) continue;
    data.deliveries.set(id, {
      row: { ...queued, state: "waiting", changedAt: queued.queuedAt },
      claims: 0,
    });
    addCount(data, { name: "queued", of: queued.sink, n: 1 });
  }
  for (const count of counts) addCount(data, count);
}

function viewOf(data: MemoryData, ask: TransactAsk): View {
  const profiles = new Set(ask.profiles);
  const messages = new Set(ask.messages);
  return {
    profile(key) {
      if (!profiles.has(key)) throw notAsked("profile");
      return data.profiles.get(key);
    },
    isNew(message) {
      if (!messages.has(message)) throw notAsked("message id");
      const takenAt = data.messages.get(message);
      return takenAt === undefined || takenAt < ask.at - MESSAGE_MEMORY_MS;
    },
  };
}

/** How a decision that is new is counted. */
function countsOf({ trigger, ended, reason, allowedBy }: Decision): readonly Count[] {
  const why = {
    ...(reason === undefined ? {} : { reason }),
    ...(allowedBy === undefined ? {} : { allowedBy }),
  };
  return [
    { name: "decided", of: trigger, n: 1 },
    { name: ended, of: trigger, ...(ended === "suppressed" ? why : {}), n: 1 },
  ];
}

function notAsked(what: string): HeedError {
  return new HeedError("HEED_INPUT_INVALID", `A change read a ${what} that its transaction did not ask for.`);
}

/** As a durable store would keep it: a copy, plain data only. Throws where a part of it cannot be written. */
function plain(change: Change): Change {
  const copy: Change = JSON.parse(JSON.stringify(change));
  return copy;
}
