import type { ConsentSignal, EpochMs, Event } from "@heed/core/contracts";
import { Chance } from "./chance.ts";
import { anyDraft } from "./drafts.ts";
import { editedProject } from "./generate-edit.ts";
import type { Made } from "./generate-project.ts";
import { madeProject } from "./generate-project.ts";
import type { Entry, Side } from "./log.ts";
import type { Project } from "./parts.ts";
import { play } from "./plot.ts";
import { msOf } from "./spans.ts";
import { Story } from "./story.ts";
import { withinBounds } from "./within-bounds.ts";

/** A case: a random project, and a random log that is about it. The same seed gives the same case. */
export function logOf(seed: number): readonly Entry[] {
  const chance = new Chance(seed);
  const made = madeProject(chance);
  const begin = beginOf(chance);
  const spans = [...JSON.stringify(made.project).matchAll(/"(\d+(?:ms|s|m|h))"/g)].map(([, text = ""]) =>
    msOf(text),
  );
  const story = new Story(chance, spans.length === 0 ? [5] : spans, msOf(made.project.grace ?? "1m"), begin);
  tell(story, made);
  return withinBounds(assembled(story, made, begin));
}

/** Mostly an ordinary day; else just before the midnight of some zone, also where a week, month or summer begins. */
function beginOf(chance: Chance): EpochMs {
  const midnight = chance.pick([
    Date.UTC(2024, 0, 1),
    Date.UTC(2023, 11, 31, 23),
    Date.UTC(2024, 0, 1, 5),
    Date.UTC(2024, 2, 31, 22),
    Date.UTC(2024, 4, 1),
  ]);
  return chance.is(0.6) ? Date.UTC(2024, 1, 14, 10) : midnight - chance.int(0, 40);
}

function tell(story: Story, { project, words }: Made): void {
  const { chance, happenings } = story;
  const moments = Object.values(project.triggers ?? {}).map(({ when }) => when);
  // What takes several events to come about is played more often.
  const long = moments.filter((when) => "notFollowedBy" in when || "sequence" in when);
  const plots = [...moments, ...long];
  const enough = chance.int(5, 15);
  story.now += chance.pick([-1, 0, 1, 5]);
  while (happenings.length < enough) {
    if (chance.is(0.82)) play(story, words, project, chance.pick(plots));
    else story.happens(anyDraft(words));
    story.goOn();
  }
}

/** An entry that has its time, but not yet its place in the log and its side. */
interface Loose {
  readonly at: EpochMs;
  /** Before others of the same millisecond, or after them; as they came where absent. */
  readonly tie?: number;
  readonly become: (at: EpochMs, side: Side, index: number) => Entry;
}

function assembled(story: Story, made: Made, begin: EpochMs): readonly Entry[] {
  const { chance } = story;
  const merge: Loose = { at: story.turningPoint(), become: (at) => ({ kind: "merge", at }) };
  const loose = [
    ...events(story),
    ...others(story),
    ...(chance.is(0.18) ? [merge] : []),
    // Versions stay in order.
    ...deploys(story, made),
  ]
    .map((each) => ({ ...each, at: Math.max(begin, each.at) }))
    .toSorted((a, b) => a.at - b.at || (a.tie ?? 0) - (b.tie ?? 0));
  const first: Loose = { at: begin, become: (at) => ({ kind: "deploy", at, project: made.project }) };
  return sided(chance, [first, ...loose, ...ending(story, loose)]);
}

/** Most logs end when everything has fallen due. */
function ending({ chance, spans, grace }: Story, loose: readonly Loose[]): readonly Loose[] {
  if (chance.is(0.1)) return [];
  const at = Math.max(...loose.map((each) => each.at)) + 2 * Math.max(...spans) + grace + chance.int(0, 3);
  return [{ at, become: () => ({ kind: "tick", at }) }];
}

/** Anonymous entries only before the merge; without one all are of one profile, mostly the known one. */
function sided(chance: Chance, loose: readonly Loose[]): readonly Entry[] {
  const alone: Side = chance.is(0.88) ? "known" : "anonymous";
  const merge = loose.findIndex(({ at, become }) => become(at, "known", 0).kind === "merge");
  return loose.map(({ at, become }, index) => {
    const before = index < merge && chance.is(0.6) ? "anonymous" : "known";
    return become(at, merge < 0 ? alone : before, index);
  });
}

function events({ chance, happenings }: Story): readonly Loose[] {
  return happenings.map(({ draft, occurredAt, readAt }) => {
    const consent = chance.maybe(0.02, () => ({ consent: signal(chance) }));
    return {
      at: readAt,
      tie: chance.is(0.2) ? chance.int(-9, 9) : 0,
      become: (at, side, index) => {
        const who = side === "known" ? { userId: "ada" } : { anonymousId: "a-1" };
        const when = { occurredAt, receivedAt: at };
        const event: Event = { ...draft, source: "shop", id: `m-${index}`, ...who, ...when, context: {} };
        return { kind: "event", at, side, event: { ...event, ...consent } };
      },
    };
  });
}

function others(story: Story): readonly Loose[] {
  const { chance } = story;
  const loose: Loose[] = [];
  for (let i = chance.pick([0, 1, 1, 2, 3]); i > 0; i--) {
    loose.push({ at: story.turningPoint(), become: (at) => ({ kind: "tick", at }) });
  }
  for (let i = chance.is(0.2) ? chance.int(1, 2) : 0; i > 0; i--) {
    const at = story.turningPoint();
    const said = { signal: signal(chance), saidAt: at - story.lateness() };
    loose.push({ at, become: (read, side) => ({ kind: "consent", at: read, side, ...said }) });
  }
  if (chance.is(0.06)) {
    const at = story.turningPoint();
    loose.push(suppression(at, true));
    if (chance.is(0.5)) loose.push(suppression(at + story.gap(), false));
  }
  return loose;
}

function suppression(at: EpochMs, suppressed: boolean): Loose {
  return { at, become: (read, side) => ({ kind: "suppress", at: read, side, suppressed }) };
}

function signal(chance: Chance): ConsentSignal {
  return {
    ...chance.maybe(0.9, () => ({ mail: chance.is(0.6) })),
    ...chance.maybe(0.7, () => ({ C1: chance.is(0.7) })),
    ...chance.maybe(0.7, () => ({ C2: chance.is(0.7) })),
  };
}

/** Further versions of the project, each made of the one before it in time. */
function deploys(story: Story, made: Made): readonly Loose[] {
  const { chance } = story;
  if (!chance.is(0.25)) return [];
  const times = Array.from({ length: chance.is(0.7) ? 1 : 2 }, () => story.turningPoint());
  const versions: Project[] = [made.project];
  const loose: Loose[] = [];
  for (const time of times.toSorted((a, b) => a - b)) {
    const project = editedProject(made, versions);
    if (project === undefined) continue;
    versions.push(project);
    loose.push({ at: time, become: (at) => ({ kind: "deploy", at, project }) });
  }
  return loose;
}
