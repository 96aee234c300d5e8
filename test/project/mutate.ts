import type { Chance } from "../oracle/chance.ts";

type Key = string | number;

/** A rule file with one thing changed. */
export interface Mutation {
  readonly project: unknown;
  /** What was done, and where: the keys from the top. */
  readonly what: string;
  readonly path: readonly Key[];
  /** True where the change is a mistake whatever the file says. */
  readonly wrong: boolean;
}

interface Node {
  readonly path: readonly Key[];
  readonly value: unknown;
}

type Mutator = (
  node: Node,
  chance: Chance,
) => { readonly value: unknown; readonly wrong: boolean } | undefined;

/** Changes one key, type, path, unit, name or number of a project. */
export function mutated(project: unknown, chance: Chance): Mutation {
  const nodes =
    typeof project === "object" && project !== null
      ? nodesOfProject(project)
      : [{ path: [], value: project }];
  for (;;) {
    const [what, mutate] = chance.pick(MUTATORS);
    // Some fit few places: they shall not be chosen seldom for that.
    for (let attempt = 0; attempt < 50; attempt++) {
      const node = chance.pick(nodes);
      const change = mutate(node, chance);
      if (change === undefined) continue;
      return {
        project: replaced(project, node.path, change.value),
        what,
        path: node.path,
        wrong: change.wrong,
      };
    }
  }
}

const MUTATORS: readonly (readonly [string, Mutator])[] = [
  ["a misspelt key", misspeltKey],
  ["a strange key", strangeKey],
  ["a missing key", missingKey],
  ["another type", anotherType],
  [
    "a unit that is none",
    ifText("duration", (chance) => chance.pick(["24", "24 h", "1.5h", "-1h", "h", "1y", ""])),
  ],
  ["a path that is none", ifText("path", (chance) => chance.pick(["", "a..b", ".a", "a.", "a[0]", "a]"]))],
  ["a misspelt name", ifText("name", (chance, text) => misspelt(text, chance))],
  ["a misspelt event", ifText("event", (chance, text) => misspelt(text, chance))],
  ["a misspelt word", ifText("word", (chance, text) => misspelt(text, chance))],
  ["a number out of range", outOfRange],
  [
    "an empty list",
    ({ value, path }) =>
      Array.isArray(value) && !inPayload(path) && !MAY_BE_EMPTY.has(lastOf(path))
        ? { value: [], wrong: true }
        : undefined,
  ],
];

const MAY_BE_EMPTY: ReadonlySet<Key> = new Set(["caps", "notActivity"]);

/** Objects whose keys are people's own names. */
const NAMED: ReadonlySet<Key> = new Set([
  "triggers",
  "segments",
  "scores",
  "facts",
  "experiments",
  "purposes",
  "arms",
  "where",
  "by",
]);

function misspeltKey({ path, value }: Node, chance: Chance): ReturnType<Mutator> {
  if (!isObject(value) || NAMED.has(lastOf(path)) || inPayload(path)) return undefined;
  const keys = Object.keys(value).filter((key) => key !== "$schema");
  if (keys.length === 0) return undefined;
  const old = chance.pick(keys);
  const entries = Object.entries(value).map(([key, each]) => [
    key === old ? misspelt(key, chance) : key,
    each,
  ]);
  return { value: Object.fromEntries(entries), wrong: true };
}

function strangeKey({ path, value }: Node, chance: Chance): ReturnType<Mutator> {
  if (!isObject(value) || NAMED.has(lastOf(path)) || inPayload(path)) return undefined;
  // As `JSON.parse` makes it: an own key, not the prototype.
  const key = chance.pick(["bogus", "Where", "toString", "constructor", "$comment", "", "hasOwnProperty"]);
  return { value: { ...value, [key]: chance.pick([1, "x", {}, null, true]) }, wrong: true };
}

/** Some keys may be left out: what that means is for the schema to say. */
function missingKey({ value }: Node, chance: Chance): ReturnType<Mutator> {
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  const gone = chance.pick(Object.keys(value));
  return { value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone)), wrong: false };
}

/** No word, name, path or number, wherever it stands. */
function anotherType({ path }: Node, chance: Chance): ReturnType<Mutator> {
  if (path.length === 0) return { value: chance.pick([1, "x", null, true, []]), wrong: true };
  const value = chance.pick([{ "~": { "~": 1 } }, [[[]]], [{ "~": 1 }]]);
  return { value, wrong: !inPayload(path) };
}

function outOfRange({ path, value }: Node, chance: Chance): ReturnType<Mutator> {
  const key = lastOf(path);
  const inTest = path.includes("where") || path.includes("test");
  if (typeof value !== "number" || inPayload(path) || inTest || key === "priority") return undefined;
  if (path.includes("if") || path.includes("when")) return { value: String(value), wrong: true };
  // Points may be as high as one likes.
  const tooHigh = path.includes("scores") ? -2 : 1_000_000_001;
  return { value: chance.pick([-1, 0, tooHigh, String(value)]), wrong: key !== "holdout" };
}

type Sort = "duration" | "path" | "name" | "event" | "word";

function ifText(sort: Sort, change: (chance: Chance, text: string) => string): Mutator {
  return ({ path, value }, chance) =>
    typeof value === "string" && sortOf(path, value) === sort
      ? { value: change(chance, value), wrong: true }
      : undefined;
}

const NAMES: ReadonlySet<Key> = new Set([
  "inSegment",
  "entered",
  "left",
  "fired",
  "scored",
  "byArm",
  "experiment",
  "purpose",
  "consented",
  "collect",
]);
const PATHS: ReadonlySet<Key> = new Set(["path", "distinct", "revenue", "trait", "by"]);
const WORDS: ReadonlySet<Key> = new Set([
  "identified",
  "again",
  "state",
  "whilePaused",
  "onUpgrade",
  "backfill",
  "repeat",
  "group",
  "unknown",
]);
const EVENTS: ReadonlySet<Key> = new Set(
  (
    "event did sum average lowest highest last since after notFollowedBy unless " +
    "added removed updated emptied viewed completed goal"
  ).split(" "),
);

/** What a text stands for; `undefined` where any other would do. */
function sortOf(path: readonly Key[], text: string): Sort | undefined {
  const key = lastOf(path);
  const before = path.at(-2);
  if (path.includes("where") || path.includes("test")) return undefined;
  if (inPayload(path)) return undefined;
  if (NAMES.has(key) || before === "to") return "name";
  if (PATHS.has(key) || before === "by") return "path";
  if (/^[1-9]\d*(?:ms|s|m|h|d|w)$/.test(text)) return "duration";
  if (WORDS.has(key)) return "word";
  return EVENTS.has(key) || (typeof key === "number" && EVENTS.has(before ?? "")) ? "event" : undefined;
}

/** One letter more, fewer, other, or two swapped; never the same text, nor one that is a word. */
function misspelt(text: string, chance: Chance): string {
  const at = chance.int(0, Math.max(text.length - 1, 0));
  const letter = chance.pick(["q", "z", "X"]);
  const swapped = text.slice(0, at) + (text[at + 1] ?? letter) + (text[at] ?? "") + text.slice(at + 2);
  const candidates = [
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.length > 3 ? text.slice(0, at) + text.slice(at + 1) : text + letter,
    swapped === text ? text + letter : swapped,
  ];
  const candidate = chance.pick(candidates);
  // One letter less makes "noneOf" another word.
  return candidate === "oneOf" || candidate === text ? `${text}${letter}` : candidate;
}

function inPayload(path: readonly Key[]): boolean {
  const send = path.lastIndexOf("send");
  return send !== -1 && path[send + 1] === "properties";
}

function lastOf(path: readonly Key[]): Key {
  return path.at(-1) ?? "";
}

/** The same file is changed thousands of times. */
const KNOWN = new WeakMap<object, readonly Node[]>();

function nodesOfProject(project: object): readonly Node[] {
  const nodes = KNOWN.get(project) ?? nodesOf(project, []);
  KNOWN.set(project, nodes);
  return nodes;
}

function nodesOf(value: unknown, path: readonly Key[]): readonly Node[] {
  const inner = Array.isArray(value)
    ? value.flatMap((each, i) => nodesOf(each, [...path, i]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, each]) => nodesOf(each, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

/** The project with another value at a path; what does not lie on the way stays the same object. */
function replaced(project: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(project))
    return project.map((each, i) => (i === key ? replaced(each, rest, value) : each));
  if (!isObject(project)) return project;
  return Object.fromEntries(
    Object.entries(project).map(([own, each]) => [own, own === key ? replaced(each, rest, value) : each]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
