import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../bin/heed.js", import.meta.url));
const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));

const CONFIG = `
import { event, trigger } from "@heed/core";
import type { Trigger } from "@heed/core";

const abandoned: Trigger = trigger("abandoned_cart", {
  when: event("cart").notFollowedBy("purchase", { for: "15m" }),
  purpose: "email_marketing",
  send: { as: "Abandoned Cart", to: ["klaviyo"], properties: ({ evidence }) => ({ sku: evidence.first.properties.sku }) },
});
export default { triggers: [abandoned] };
`;

const CSV = `time,user,event,sku
2026-11-24T10:00:00Z,ada,cart,linen
2026-11-24T10:05:00Z,bo,cart,wool
2026-11-24T10:10:00Z,bo,purchase,wool
2026-11-24T10:20:00Z,,page,
2026-11-24T10:21:00Z,cy,cart,silk
`;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heed-cli-"));
  await symlink(MODULES, join(folder, "node_modules"));
  await write("heed.config.ts", CONFIG);
  await write("events.csv", CSV);
});

afterAll(async () => await rm(folder, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name), content);
}

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a shop's machine does, in a folder that holds its config. */
async function heed(...argv: readonly string[]): Promise<Ended> {
  const run = promisify(execFile)(process.execPath, [BIN, ...argv], { cwd: folder });
  return await run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

async function backtest(config: string, events = "events.csv", ...more: readonly string[]): Promise<Ended> {
  return await heed("backtest", "--config", config, "--events", events, ...more);
}

/** What `heed backtest` says about a config with this content. */
async function withConfig(content: string): Promise<Ended> {
  await write("wrong.config.ts", content);
  return await backtest("wrong.config.ts");
}

test("heed backtest prints what happened to the rows, and one line per trigger", async () => {
  expect(await backtest("heed.config.ts")).toEqual({
    code: 0,
    stderr: "",
    stdout: `events.csv: 5 rows, 2026-11-24T10:00:00.000Z to 2026-11-24T10:21:00.000Z
4 events of 3 people, 1 row without a person

trigger         opened  fired  users  cancelled  stale  pending
abandoned_cart       3      1      1          1      0        1
`,
  });
});

test("--list prints one line per fire, with its instant, trigger, user and evidence", async () => {
  const { stdout } = await backtest("heed.config.ts", "events.csv", "--list");
  expect(stdout.split("\n")[0]).toBe(
    '2026-11-24T10:15:00.000Z  abandoned_cart  user=ada  evidence=[{"properties.sku":"linen"}]',
  );
});

test("--json prints exactly one object, with --list the fires in it", async () => {
  const { stdout } = await backtest("heed.config.ts", "events.csv", "--json", "--list");
  expect(JSON.parse(stdout)).toMatchObject({
    triggers: [
      { trigger: "abandoned_cart", opened: 3, fired: 1, users: 1, cancelled: 1, stale: 0, pending: 1 },
    ],
    rows: 5,
    events: 4,
    withoutPerson: 1,
    firstAt: "2026-11-24T10:00:00.000Z",
    lastAt: "2026-11-24T10:21:00.000Z",
    fires: [{ trigger: "abandoned_cart", user: "ada", at: "2026-11-24T10:15:00.000Z", ended: "fired" }],
  });
});

test("below the table stands which event of a trigger never came; counts of one are singular", async () => {
  await write("one.csv", "time,user,event\n2026-11-24T10:00:00Z,ada,crat\n");
  const { stdout } = await backtest("heed.config.ts", "one.csv");
  expect(stdout).toContain("one.csv: 1 row, ");
  expect(stdout).toContain("\n1 event of 1 person, ");
  expect(stdout).toContain(
    'trigger abandoned_cart: no event is called "cart" in this file; did you mean "crat"?\n' +
      'trigger abandoned_cart: no event is called "purchase" in this file\n',
  );
  const { stdout: json } = await backtest("heed.config.ts", "one.csv", "--json");
  expect(JSON.parse(json)).toMatchObject({
    unseen: [
      { trigger: "abandoned_cart", event: "cart", nearest: "crat" },
      { trigger: "abandoned_cart", event: "purchase" },
    ],
  });
});

test.each([
  ["empty.ndjson", ""],
  ["broken.ndjson", "{broken\n"],
  ["header.csv", "time,user,event\n"],
])("a file of which nothing could be used, %s, ends with 1 and a sentence", async (name, content) => {
  await write(name, content);
  const { code, stderr } = await backtest("heed.config.ts", name);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `${name}: expected at least one event; none of its rows could be used\n`,
  });
});

test("a gzipped file is inflated, whatever its name says", async () => {
  await write("zipped.csv.gz", gzipSync(CSV));
  await write("zipped.csv", gzipSync(CSV));
  const { stdout: plain } = await backtest("heed.config.ts", "events.csv", "--json");
  expect(await backtest("heed.config.ts", "zipped.csv.gz", "--json")).toMatchObject({ stdout: plain });
  expect(await backtest("heed.config.ts", "zipped.csv", "--json")).toMatchObject({ stdout: plain });
});

test("Segment messages give the same counts as the same events in CSV", async () => {
  const [, ...lines] = CSV.trim().split("\n");
  const messages = lines.map((line) => {
    const [timestamp, userId, event, sku] = line.split(",");
    return JSON.stringify({ type: "track", timestamp, userId, event, properties: { sku } });
  });
  await write("events.ndjson", messages.join("\n"));
  const csv = await backtest("heed.config.ts", "events.csv", "--json", "--list");
  expect(await backtest("heed.config.ts", "events.ndjson", "--json", "--list")).toEqual(csv);
});

test("a file that breaks off is not mistaken for a whole one", async () => {
  await write("cut.csv.gz", gzipSync(CSV.repeat(1_000)).subarray(0, 300));
  const { code, stdout, stderr } = await backtest("heed.config.ts", "cut.csv.gz");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("cut.csv.gz: could not be read to its end (unexpected end of file)");
});

test.each([
  ["none.ts", "events.csv", "", "none.ts: expected a config file; there is none"],
  ["heed.config.ts", "none.csv", "", "none.csv: expected a file of events"],
  ["heed.config.ts", "events.csv", "time=tme", 'came "tme". Did you mean "time"?'],
])("a config %s, events %s and map %j end with 2 and say why", async (config, events, map, message) => {
  const { code, stdout, stderr } = await backtest(config, events, "--map", map);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
});

test.each([
  ["export default { trigers: [] };", "trigers: expected one of", 'Did you mean "triggers"?'],
  ["export const triggers = [];", "default: expected export default { triggers: […] }; came nothing", ""],
  [
    "export default { triggers: {} };",
    "triggers: expected a list of triggers",
    "came an object with no keys",
  ],
  ["export default { triggers: [1] };", "triggers[0]: expected a trigger", "came a number"],
])("a config %j is refused with its place and what was expected", async (content, place, expected) => {
  const { code, stderr } = await withConfig(content);
  expect(code).toBe(2);
  expect(stderr).toContain("wrong.config.ts is not a valid config");
  expect(stderr).toContain(place);
  expect(stderr).toContain(expected);
});

test("every fault of a trigger stands on a line of its own, behind the file's line that defines it", async () => {
  const { code, stderr } = await withConfig(
    CONFIG.replace('"15m"', '"15 minutes"').replace("send:", 'expires: "1 hour",\n  send:'),
  );
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `wrong.config.ts:5: Trigger "abandoned_cart" is not valid
  triggers.abandoned_cart.when.for: expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came "15 minutes"
  triggers.abandoned_cart.expires: expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came "1 hour"
`,
  });
});

test("a misspelt option is told with the nearest one", async () => {
  const { code, stderr } = await withConfig(CONFIG.replace("send:", 'expire: "1h",\n  send:'));
  expect(code).toBe(2);
  expect(stderr).toContain("wrong.config.ts:5: ");
  expect(stderr).toContain('triggers.abandoned_cart.expire: expected one of "when",');
  expect(stderr).toContain('came "expire". Did you mean "expires"?');
});

test("what only compiling finds is told with the file too", async () => {
  const { code, stderr } = await withConfig(
    CONFIG.replace("{ triggers", "{ consent: { purposes: { email_marketting: {} } }, triggers"),
  );
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `wrong.config.ts is not a valid config
  triggers.abandoned_cart.purpose: expected one of "email_marketting"; came "email_marketing". Did you mean "email_marketting"?
`,
  });
});

test.each([
  ["throws", "\n\nthrow new Error('no such shop');", "wrong.config.ts:3: no such shop"],
  ["is no TypeScript", "\nexport default { triggers: [] ];", "wrong.config.ts:2: "],
  [
    "uses what Node cannot strip",
    "\nenum Sink { klaviyo }",
    "wrong.config.ts:2: TypeScript enum is not supported",
  ],
  [
    "imports a name that is not there",
    '\nimport { evnt } from "@heed/core";\nevnt();',
    "wrong.config.ts:2: The requested module",
  ],
  [
    "imports a package that is not there",
    'import "@heed/sink-klavio";',
    "Cannot find package '@heed/sink-klavio'",
  ],
])("a config that %s is told with file and line", async (_, content, message) => {
  const { code, stderr } = await withConfig(content);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
});

test("an error in a file that the config imports is told with that file's line", async () => {
  await write("triggers.ts", `\n\n${CONFIG.replace('"15m"', '"15 minutes"').trim()}`);
  const { stderr } = await withConfig('export { default } from "./triggers.ts";');
  expect(stderr).toContain('triggers.ts:6: Trigger "abandoned_cart" is not valid');
});

test("Node's remark about TypeScript is left out, every other warning is not", async () => {
  const { stderr } = await withConfig(`
    process.emitWarning("Type Stripping is an experimental feature", "ExperimentalWarning");
    process.emitWarning("the shop is old");
    export default { triggers: [] };
  `);
  expect(stderr).toContain("the shop is old");
  expect(stderr).not.toContain("Type Stripping");
});
