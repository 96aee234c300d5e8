import { HeedError, MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Change, Count, Decision, TransactAsk, View } from "@heed/core/contracts";
import type { Work } from "./commit-queue.ts";
import type { Database } from "./node-sqlite.ts";
import type { Outbox } from "./outbox.ts";
import { addCount } from "./statements/add-count.ts";
import { findMessage } from "./statements/find-message.ts";
import { findProfile } from "./statements/find-profile.ts";
import { putDecision } from "./statements/put-decision.ts";
import { putProfile } from "./statements/put-profile.ts";
import { rememberMessage } from "./statements/remember-message.ts";

/** Turns a caller's ask and change into work for the commit queue: state, wake-up, decisions, outbox, ids and counts. */
export function transactor(
  database: Database,
  outbox: Outbox,
): (ask: TransactAsk, change: (view: View) => Change) => Work<void> {
  const profileAt = findProfile(database);
  const takenAt = findMessage(database);
  const remember = rememberMessage(database);
  const put = putProfile(database);
  const decide = putDecision(database);
  const count = addCount(database);

  const viewOf = (ask: TransactAsk): View => {
    const profiles = new Set(ask.profiles);
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
    const { profiles = [], decisions = [], deliveries = [], counts = [] } = change(viewOf(ask));
    return () => {
      for (const message of ask.messages ?? []) remember(message, ask.at);
      for (const profile of profiles) put(profile);
      for (const decision of decisions) {
        if (decide(decision)) countsOf(decision).forEach(count);
      }
      for (const delivery of deliveries) outbox.queue(delivery);
      for (const one of counts) count(one);
    };
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
