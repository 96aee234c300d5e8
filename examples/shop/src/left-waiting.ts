import type { Store } from "@heed/core/contracts";
import { pendingOf } from "@heed/runtime";

/** What an earlier run left unfinished, in words. Whoever has an instant to be woken at is being waited for. */
export async function leftWaiting(store: Store): Promise<string> {
  let people = 0;
  for await (const { wakeAt } of store.list("profiles")) if (wakeAt !== undefined) people += 1;
  const pending = await pendingOf(store.list("deliveries"));
  const deliveries = [...pending.values()].reduce((sum, n) => sum + n, 0);
  if (people + deliveries === 0) return "Nothing is left waiting from an earlier run.";
  return `An earlier run left ${count(people, "person", "people")} waited for and ${count(deliveries, "delivery", "deliveries")} on the way: that goes on now.`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
