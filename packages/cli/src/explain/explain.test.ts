import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { event, trigger } from "@heed/core";
import type { Heed } from "@heed/runtime";
import { createHeed } from "@heed/runtime";
import { sqliteStore } from "@heed/store-sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sinksFor } from "../dev/stand-in-sink.ts";

const BIN = fileURLToPath(new URL("../../bin/heed.js", import.meta.url));
const MODULES = fileURLToPath(new URL("../../../../node_modules", import.meta.url));

const CONFIG = `
import { event, trigger } from "@heed/core";

export default {
  triggers: [
    trigger("abandoned_cart", {
      when: event("Cart").notFollowedBy("Purchase", { for: "15m" }),
      purpose: "email_marketing",
      send: { as: "Abandoned Cart", to: ["klaviyo"] },
    }),
    trigger("thanks", {
      when: event("Purchase"),
      purpose: "email_marketing",
      send: { as: "Thanks", to: ["klaviyo"] },
    }),
  ],
};
`;

let folder = "";
let heed: Heed;

/** The engine runs throughout: `heed explain` looks beside it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heed-explain-"));
  await symlink(MODULES, join(folder, "node_modules"));
  await writeFile(join(folder, "heed.config.ts"), CONFIG);
  const triggers = [
    trigger("abandoned_cart", {
      when: event("Cart").notFollowedBy("Purchase", { for: "15m" }),
      purpose: "email_marketing",
      send: { as: "Abandoned Cart", to: ["klaviyo"] },
    }),
    trigger("thanks", {
      when: event("Purchase"),
      purpose: "email_marketing",
      send: { as: "Thanks", to: ["klaviyo"] },
    }),
  ];
  heed = createHeed({
    store: sqliteStore({ path: join(folder, "dev.db") }),
    triggers,
    sinks: sinksFor({ triggers }, true, () => {}),
    consent: { purposes: { email_marketing: {} } },
    observe: () => {},
  });
  await heed.start();
  await heed.track({ userId: "ada", event: "Cart" });
  await heed.track({ userId: "bo", event: "Purchase" });
});

afterAll(async () => {
  await heed.stop();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly printed: string;
}

function explained(...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const database = words.includes("--db") ? [] : ["--db", "dev.db"];
    const args = [BIN, "explain", ...words, ...database];
    const child = execFile(process.execPath, args, { cwd: folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, printed: stdout + stderr }),
    );
  });
}

test("what waits is told beside the running engine, in sentences", async () => {
  const { code, printed } = await explained("ada", "abandoned_cart");
  expect(code).toBe(0);
  expect(printed).toMatch(/^user "ada" at 20\d\d-/);
  expect(printed).toContain('abandoned_cart is live. It is about: "Cart", then no "Purchase" for 15m.');
  expect(printed).toMatch(/It waits since \S+ \(.* ago\) until \S+ \(in 14 minutes and \d+ seconds\)/);
  expect(printed).not.toContain("thanks");
});

test("what was refused is told with the reason, and all triggers where none is named", async () => {
  const { code, printed } = await explained("bo");
  expect(code).toBe(0);
  expect(printed).toContain('nothing was sent: it is not known whether the person allows "email_marketing"');
  expect(printed).toContain("abandoned_cart is live");
  expect(printed).toContain("Decided so far");
});

test("the future is told as if nothing more happened", async () => {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const { printed } = await explained("ada", "abandoned_cart", "--at", at, "--json");
  const found: unknown = JSON.parse(printed);
  expect(found).toMatchObject({
    isKnown: true,
    profile: "u:ada",
    explanations: [
      { last: { ended: "suppressed", reason: "consent_unknown:email_marketing", foreseen: true } },
    ],
  });
});

test("the past is not told where no events are stored", async () => {
  const { code, printed } = await explained("ada", "--at", "2026-01-01");
  expect(code).toBe(1);
  expect(printed).toContain("no events of this person are stored, so the past cannot be replayed");
});

test("somebody unknown is told with what was looked for, and nobody else is named", async () => {
  const { code, printed } = await explained("adda");
  expect(code).toBe(1);
  expect(printed).toBe(
    'Nobody is known as user "adda": no event of theirs was read, or all of it was forgotten.\n',
  );
});

test("an unknown trigger is told with the nearest one", async () => {
  const { code, printed } = await explained("ada", "abandoned_card");
  expect(code).toBe(2);
  expect(printed).toContain('came "abandoned_card". Did you mean "abandoned_cart"?');
});

test("what was asked wrongly ends with 2, and creates no database", async () => {
  expect(await explained()).toMatchObject({ code: 2, printed: expect.stringContaining("expected a USER") });
  expect(await explained("ada", "--at", "soon")).toMatchObject({ code: 2 });
  const { code, printed } = await explained("ada", "--db", "nowhere.db");
  expect(code).toBe(2);
  expect(printed).toContain("expected the database of an engine at nowhere.db; there is none");
  await expect(stat(join(folder, "nowhere.db"))).rejects.toThrow("ENOENT");
});
