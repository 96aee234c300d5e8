import type { Path } from "../event/index.ts";
import type { MomentDefinition } from "../moment/index.ts";
import type { TriggerDefinition } from "../trigger/index.ts";
import { payloadOf } from "./payload-of.ts";

/** How the triggers of a project follow each other's fires. */
export interface Following {
  /** Names of the triggers that begin with the fires of this one, where there are any. */
  readonly followers: ReadonlyMap<string, readonly string[]>;
  /** The triggers whose instants each have a correlation value: their own, or that of the fire they begin with. */
  readonly correlated: ReadonlySet<string>;
  /** The paths that a trigger's own payload names, and those of the triggers that follow its fires. */
  readonly remembered: ReadonlyMap<string, ReadonlyMap<string, Path>>;
}

type Triggers = Readonly<Record<string, TriggerDefinition>>;

/** Of triggers that follow each other in no circle, each is looked at once, in whatever order they are defined. */
export function followingIn(triggers: Triggers): Following {
  const followers = followersIn(triggers);
  const order = followedFirst(triggers, followers);
  const correlated = new Set<string>();
  for (const [name, { when }] of order) {
    const source = "notFollowedBy" in when ? when.after : when;
    const isCorrelated =
      "fired" in source ? correlated.has(source.fired) : "by" in when && when.by !== undefined;
    if (isCorrelated) correlated.add(name);
  }
  const remembered = new Map<string, ReadonlyMap<string, Path>>();
  for (const [name, { send }] of order.toReversed()) {
    const { first, last, steps } = payloadOf(send.properties ?? {}).evidence;
    const paths = new Map([...first, ...last, ...[...steps.values()].flatMap((each) => [...each])]);
    for (const follower of followers.get(name) ?? [])
      for (const [text, path] of remembered.get(follower) ?? []) paths.set(text, path);
    remembered.set(name, paths);
  }
  return { followers, correlated, remembered };
}

function followersIn(triggers: Triggers): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  for (const [name, { when }] of Object.entries(triggers)) {
    for (const followed of new Set(firesOf(when))) {
      const known = followers.get(followed);
      if (known === undefined) followers.set(followed, [name]);
      else known.push(name);
    }
  }
  return followers;
}

/** Each trigger after those whose fires it begins with. Without recursion: a chain may be as long as the file. */
function followedFirst(
  triggers: Triggers,
  followers: Following["followers"],
): readonly (readonly [name: string, definition: TriggerDefinition])[] {
  const entries = Object.entries(triggers);
  const awaited = new Map(entries.map(([name, { when }]) => [name, new Set(firesOf(when)).size]));
  const order = entries.filter(([name]) => awaited.get(name) === 0);
  // What is put at the end while it runs is met as well.
  for (const [followed] of order) {
    for (const name of followers.get(followed) ?? []) {
      const left = (awaited.get(name) ?? 0) - 1;
      awaited.set(name, left);
      const definition = triggers[name];
      if (left === 0 && definition !== undefined) order.push([name, definition]);
    }
  }
  return order;
}

function firesOf(when: MomentDefinition): readonly string[] {
  if ("notFollowedBy" in when) return firesOf(when.after);
  if ("anyOf" in when) return when.anyOf.flatMap(firesOf);
  return "fired" in when ? [when.fired] : [];
}
