import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/heed.js", import.meta.url));
const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const EVERYTHING = fileURLToPath(new URL("../project/everything.json", import.meta.url));

const GOOD = `{
  "triggers": {
    "abandoned_cart": {
      "when": { "notFollowedBy": "Order Completed", "after": { "event": "Product Added" }, "for": "24h", "by": "cart_id" },
      "purpose": "email_marketing",
      "again": { "after": "7d" },
      "send": { "as": "Abandoned Cart", "to": ["klaviyo"] }
    }
  },
  "consent": { "purposes": { "email_marketing": { "categories": ["C0004"] } } }
}
`;

const BAD = `{
  "triggers": {
    "abandoned_cart": {
      "when": { "notFollowedBy": "Order Completed", "after": { "evnt": "Product Added" }, "for": "24 hours" },
      "if": { "all": [{ "not": { "inSegment": "staf" } }, { "event": "Product Viewed" }] },
      "again": { "after": "7d" },
      "send": {
        "as": "Abandoned Cart",
        "to": ["klaviyo"],
        "properties": { "items": { "path": "facts.cart.itmes" } }
      }
    },
    "often": {
      "when": { "event": "Product Viewed" },
      "if": { "not": { "did": "Order Completed", "within": "30d" } },
      "purpose": "email_marketing",
      "send": { "as": "Often", "to": ["klaviyo"] }
    }
  },
  "segments": { "staff": { "trait": "age", "test": [{ "above": 60 }, { "below": 20 }] } },
  "facts": { "cart": { "cart": {} } },
  "facts": { "cart": { "cart": {} } },
  "consent": { "purposes": { "email_marketing": { "categories": ["C0004"] } } }
}
`;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heed-check-"));
  await symlink(MODULES, join(folder, "node_modules"));
  await write("good.json", GOOD);
  await write("bad.json", BAD);
});

afterAll(async () => await rm(folder, { recursive: true }));

async function write(name: string, content: string): Promise<void> {
  await writeFile(join(folder, name), content);
}

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

async function check(...argv: readonly string[]): Promise<Ended> {
  const run = promisify(execFile)(process.execPath, [BIN, "check", ...argv], { cwd: folder });
  return await run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

test("a right file is called right, and so is the file of all words", async () => {
  expect(await check("good.json", EVERYTHING)).toEqual({
    code: 0,
    stderr: "",
    stdout: `good.json: nothing is wrong\n${EVERYTHING}: nothing is wrong\n`,
  });
});

test("each fault is told with line, column, code, place, what was expected, what came and the nearest word", async () => {
  expect(await check("bad.json")).toEqual({
    code: 1,
    stderr: "",
    stdout: `bad.json:3:23: error HEED_RULE_NO_PURPOSE
  triggers.abandoned_cart.purpose: expected the purpose it is sent for, such as "email_marketing", without which nobody can have allowed it; came none
bad.json:4:64: error HEED_RULE_UNKNOWN_WORD
  triggers.abandoned_cart.when.after.evnt: expected one of "event", "page", "screen", "identified", "activity", "sequence", "becomes", "firstSeen", "returned", "entered", "left", "fired"; came "evnt". Did you mean "event"?
bad.json:4:98: error HEED_RULE_DURATION
  triggers.abandoned_cart.when.for: expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came "24 hours"
bad.json:5:47: error HEED_RULE_UNKNOWN_NAME
  triggers.abandoned_cart.if.all[0].not.inSegment: expected one of "staff"; came "staf". Did you mean "staff"?
bad.json:5:61: error HEED_RULE_EVENT_NO_CONDITION
  triggers.abandoned_cart.if.all[1].event: expected a condition, which is yes or no at every instant; came an event, which happens at one instant: { "did": "Product Viewed", "within": "30m" } says that it happened
bad.json:10:44: error HEED_RULE_PAYLOAD
  triggers.abandoned_cart.send.properties.items.path: expected one of "items", "quantity", "value"; came "itmes". Did you mean "items"?
bad.json:13:14: warning HEED_RULE_NO_LIMIT
  triggers.often.again: expected "again", such as { "after": "7d" }, or a cap of the project, without which a person may get it any number of times; "again": "always" says that this is meant
bad.json:15:22: warning HEED_RULE_USE_SINCE
  triggers.often.if.not: expected { "since": …, "atLeast": "30d" }, unless newcomers are meant too: "not" of "did" also holds for whoever was first seen a moment ago
bad.json:20:52: warning HEED_RULE_NEVER_HOLDS
  segments.staff.test: expected tests that one value can pass; came tests that exclude each other
bad.json:22:3: error HEED_RULE_DUPLICATE_KEY
  facts: expected each key once; came "facts" twice, of which only the last would count
bad.json: 7 errors, 3 warnings
`,
  });
});

test("--json prints one object with the same, and the counts", async () => {
  const { code, stdout } = await check("--json", "good.json", "bad.json");
  const found: unknown = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(found).toMatchObject({
    files: [
      { file: "good.json", errors: 0, warnings: 0, diagnostics: [] },
      { file: "bad.json", errors: 7, warnings: 3 },
    ],
    errors: 7,
    warnings: 3,
  });
  expect(found).toHaveProperty("files.1.diagnostics.2", {
    code: "HEED_RULE_DURATION",
    severity: "error",
    line: 4,
    column: 98,
    at: "triggers.abandoned_cart.when.for",
    path: ["triggers", "abandoned_cart", "when", "for"],
    message: expect.stringContaining('came "24 hours"'),
  });
});

test("warnings alone end with 0, with --strict they do not", async () => {
  await write("warned.json", GOOD.replace('"again": { "after": "7d" },\n', ""));
  expect(await check("warned.json")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("warned.json: 0 errors, 1 warning\n"),
  });
  expect(await check("--strict", "warned.json")).toMatchObject({ code: 1 });
  expect(await check("good.json", "--strict")).toMatchObject({ code: 0 });
});

test.each([
  [
    "a comma too many",
    GOOD.replace('"klaviyo"] }', '"klaviyo"], }'),
    '7:60: error HEED_RULE_JSON\n  project: expected a key in quotation marks (behind the last one stands no comma); came "}"',
  ],
  [
    "a comment",
    `// rules\n${GOOD}`,
    "1:1: error HEED_RULE_JSON\n  project: expected no comment, which JSON does not know",
  ],
  ["a brace too few", GOOD.trimEnd().slice(0, -1), "11:1: error HEED_RULE_JSON"],
  ["nothing", "", "1:1: error HEED_RULE_JSON\n  project: expected a value"],
  ["brackets alone", "[".repeat(50_000), "1:1: error HEED_RULE_TOO_DEEP"],
])("a file with %s is told where it ceases to be JSON", async (_, content, expected) => {
  await write("broken.json", content);
  const { code, stdout, stderr } = await check("broken.json");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain(`broken.json:${expected}`);
  expect(stdout).toContain("broken.json: 1 error, 0 warnings\n");
});

test("a mark at the beginning, as some editors write it, is none of the file", async () => {
  await write("marked.json", `\uFEFF${GOOD}`);
  expect(await check("marked.json")).toMatchObject({ code: 0 });
});

test("a module's project is checked with its sinks", async () => {
  await write(
    "heed.config.ts",
    `export default {
  triggers: [{ name: "t", definition: ${JSON.stringify({ when: { event: "A" }, purpose: "mail", again: "once", send: { as: "A", to: ["klavio"] } })} }],
  sinks: [{ contract: 1, name: "klaviyo" }],
  consent: { purposes: { mail: {} } },
};`,
  );
  expect(await check("heed.config.ts")).toMatchObject({
    code: 1,
    stdout: `heed.config.ts: error HEED_RULE_UNKNOWN_NAME
  triggers.t.send.to[0]: expected one of "klaviyo"; came "klavio". Did you mean "klaviyo"?
heed.config.ts: 1 error, 0 warnings
`,
  });
});

test.each([
  [["none.json"], "none.json: expected a rule file; there is none at"],
  [["rules.yaml"], "rules.yaml: expected a file named .json"],
  [[], "heed check: expected a FILE; came none"],
  [["good.json", "--strikt"], 'came "--strikt". Did you mean "--strict"?'],
])("heed check %j ends with 2 and says why", async (argv, message) => {
  await write("rules.yaml", "triggers: {}");
  const { code, stdout, stderr } = await check(...argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("heed --help lists it, and its own help tells the flags", async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [BIN, "--help"]);
  expect(stdout).toMatch(/^ {2}check +Check rule files/m);
  expect((await check("--help")).stdout).toContain("--strict    warnings fail too");
});
