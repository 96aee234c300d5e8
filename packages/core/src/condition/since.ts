import type { EpochMs, Milliseconds } from "../contracts/index.ts";
import type { Where } from "../event/index.ts";
import type { ConditionContext, Leaf, Truth, View } from "./compiled.ts";
import { heldAt } from "./compiled.ts";
import { addNewest } from "./did.ts";
import { compileNamings } from "./reads.ts";

/** Time since the newest of some events; of one never seen, since the profile was first seen and the event watched for. */
export function compileSince(
  namings: Parameters<typeof compileNamings>[0],
  where: Where | undefined,
  atLeast: Milliseconds,
  context: ConditionContext,
): Leaf {
  const counted = compileNamings(namings, where, context.patterns);
  const place = addNewest(counted, Infinity, context);
  const beginning = (view: View): EpochMs | undefined => {
    const newest = heldAt(view, place);
    if (newest !== undefined || view.firstSeenAt === undefined) return newest;
    return Math.max(view.firstSeenAt, view.watchedSince(place));
  };
  return {
    registers: [place],
    readsFirstSeen: true,
    evaluate: (view) => elapsed(beginning(view), atLeast, view.at),
    look: (view) => ({ since: beginning(view) ?? null }),
  };
}

/** Time since any activity. */
export function compileInactive(atLeast: Milliseconds): Leaf {
  return {
    registers: [],
    readsActivity: true,
    readsFirstSeen: true,
    evaluate: (view) => elapsed(newestActivity(view), atLeast, view.at),
    look: (view) => ({ since: newestActivity(view) ?? null }),
  };
}

/** Whether activity goes on longer than so after its first. */
export function compileActiveBeyond(beyond: Milliseconds): Leaf {
  return {
    registers: [],
    readsActivity: true,
    evaluate: ({ firstActivityAt, lastActivityAt }) => ({
      holds:
        firstActivityAt !== undefined &&
        lastActivityAt !== undefined &&
        lastActivityAt - firstActivityAt > beyond,
      next: Infinity,
    }),
    look: ({ firstActivityAt, lastActivityAt }) => ({
      first: firstActivityAt ?? null,
      last: lastActivityAt ?? null,
    }),
  };
}

function newestActivity({ lastActivityAt, firstSeenAt }: View): EpochMs | undefined {
  return lastActivityAt ?? firstSeenAt;
}

function elapsed(from: EpochMs | undefined, atLeast: Milliseconds, at: EpochMs): Truth {
  if (from === undefined) return { holds: false, next: Infinity };
  return at - from >= atLeast ? { holds: true, next: Infinity } : { holds: false, next: from + atLeast };
}
