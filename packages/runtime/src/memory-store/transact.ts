import { HeedError, MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Change, Need, ProfileKey, QueuedDelivery, TransactAsk, View } from "@heed/core/contracts";
import { cancel } from "./cancellations.ts";
import { decide } from "./decisions.ts";
import { checkForwards, forward } from "./forwards.ts";
import { addCount } from "./memory-data.ts";
import type { MemoryData } from "./memory-data.ts";

/** Nothing is written before everything is known to be writable: whole, or not at all. */
export function transact(data: MemoryData, ask: TransactAsk, change: (view: View) => Change | Need): void {
  const asked = new Set(ask.profiles);
  const view = viewOf(data, ask, asked);
  const { profiles = [], counts = [], ...rest } = decided(view, asked, change);
  const { decisions = [], deliveries = [], cancellations = [], ...others } = plain(rest);
  const { history = [], forwards = [], appliedCommands = [], controls = [] } = others;
  checkForwards(data, { profiles, forwards });

  for (const message of ask.messages ?? []) {
    if (view.isNew(message)) data.messages.set(message, ask.at);
  }
  for (const profile of profiles) data.profiles.set(profile.key, profile);
  for (const each of cancellations) if (each.profile !== undefined) cancel(data, each, ask.at);
  for (const decision of decisions) decide(data, decision);
  for (const queued of deliveries) queue(data, queued);
  for (const each of cancellations) if (each.profile === undefined) cancel(data, each, ask.at);
  for (const row of history) data.history.set(Symbol(), row);
  for (const each of forwards) forward(data, each);
  for (const count of counts) addCount(data, count);
  for (const id of appliedCommands) {
    const known = data.commands.get(id);
    if (known !== undefined) data.commands.set(id, { appliedAt: ask.at, ...known });
  }
  for (const control of controls) data.controls.set(JSON.stringify([control.kind, control.name]), control);
}

/** Runs the change until it needs nothing more. */
function decided(view: View, asked: Set<ProfileKey>, change: (view: View) => Change | Need): Change {
  for (;;) {
    const result = change(view);
    if (result.need === undefined) return result;
    const known = asked.size;
    for (const key of result.need) asked.add(key);
    if (asked.size > known) continue;
    throw new HeedError("HEED_INPUT_INVALID", "A change needs profiles that it was already given.");
  }
}

function viewOf(data: MemoryData, ask: TransactAsk, profiles: ReadonlySet<ProfileKey>): View {
  const messages = new Set(ask.messages);
  return {
    profile(key) {
      if (!profiles.has(key)) throw notAsked("profile");
      const forwarded = data.forwards.get(key);
      return forwarded === undefined ? data.profiles.get(key) : { key, forward: forwarded };
    },
    isNew(message) {
      if (!messages.has(message)) throw notAsked("message id");
      const takenAt = data.messages.get(message);
      return takenAt === undefined || takenAt < ask.at - MESSAGE_MEMORY_MS;
    },
  };
}

/** Keeps and counts the first of each id. */
function queue(data: MemoryData, queued: QueuedDelivery): void {
  const { id } = queued.delivery;
  if (data.deliveries.has(id)) return;
  data.deliveries.set(id, { row: { ...queued, state: "waiting", changedAt: queued.queuedAt }, claims: 0 });
  addCount(data, { name: "queued", of: queued.sink, n: 1 });
}

function notAsked(what: string): HeedError {
  return new HeedError("HEED_INPUT_INVALID", `A change read a ${what} that its transaction did not ask for.`);
}

/** As a durable store would keep it: a copy, plain data only. Throws where a part of it cannot be written. */
function plain(change: Change): Change {
  const copy: Change = JSON.parse(JSON.stringify(change));
  return copy;
}
