import { HeedError, MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Change, Need, ProfileKey, TransactAsk, View } from "@heed/core/contracts";
import { canceller } from "./cancellations.ts";
import type { Work } from "./commit-queue.ts";
import { decider } from "./decisions.ts";
import { forwarder } from "./forwards.ts";
import type { Heads } from "./heads.ts";
import type { Database } from "./node-sqlite.ts";
import type { Outbox } from "./outbox.ts";
import { addCount } from "./statements/add-count.ts";
import { applyCommand } from "./statements/commands.ts";
import { findMessage } from "./statements/find-message.ts";
import { findProfile } from "./statements/find-profile.ts";
import { putControl } from "./statements/put-control.ts";
import { putHistory } from "./statements/put-history.ts";
import { putProfile } from "./statements/put-profile.ts";
import { rememberMessage } from "./statements/remember-message.ts";

/** Turns a caller's ask and change into work for the commit queue. */
export function transactor(
  database: Database,
  outbox: Outbox,
  heads: Heads,
): (ask: TransactAsk, change: (view: View) => Change | Need) => Work<void> {
  const profileAt = findProfile(database);
  const takenAt = findMessage(database);
  const write = changeWriter(database, outbox, heads);

  const viewOf = (ask: TransactAsk, profiles: ReadonlySet<ProfileKey>): View => {
    const messages = new Set(ask.messages);
    return {
      profile(key) {
        if (!profiles.has(key)) throw notAsked("profile");
        return profileAt(key);
      },
      isNew(message) {
        if (!messages.has(message)) throw notAsked("message id");
        const at = takenAt(message);
        return at === undefined || at < ask.at - MESSAGE_MEMORY_MS;
      },
    };
  };

  return (ask, change) => () => {
    const asked = new Set(ask.profiles);
    const written = decided(viewOf(ask, asked), asked, change);
    return () => write(ask, written);
  };
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

/** State, wake-up, decisions, outbox, history, ids, counts and what commands have set: all in the one transaction. */
function changeWriter(
  database: Database,
  outbox: Outbox,
  heads: Heads,
): (ask: TransactAsk, change: Change) => void {
  const remember = rememberMessage(database);
  const put = putProfile(database);
  const cancel = canceller(database, heads);
  const decide = decider(database);
  const keep = putHistory(database);
  const forward = forwarder(database, heads);
  const count = addCount(database);
  const applied = applyCommand(database);
  const set = putControl(database);

  return ({ at, messages = [] }, change) => {
    const { profiles = [], decisions = [], deliveries = [], cancellations = [], ...others } = change;
    const { history = [], forwards = [], counts = [], appliedCommands = [], controls = [] } = others;
    for (const message of messages) remember(message, at);
    for (const profile of profiles) put(profile);
    for (const each of cancellations) if (each.profile !== undefined) cancel(each, at);
    for (const decision of decisions) decide(decision);
    for (const delivery of deliveries) outbox.queue(delivery);
    for (const each of cancellations) if (each.profile === undefined) cancel(each, at);
    for (const row of history) keep(row);
    for (const each of forwards) forward(each);
    for (const one of counts) count(one);
    for (const id of appliedCommands) applied(id, at);
    for (const control of controls) set(control);
  };
}

function notAsked(what: string): HeedError {
  return new HeedError("HEED_INPUT_INVALID", `A change read a ${what} that its transaction did not ask for.`);
}
