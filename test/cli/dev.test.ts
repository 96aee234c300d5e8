import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const HEED = new URL("../../packages/cli/bin/heed.js", import.meta.url).pathname;
const config = (name: string): string => new URL(name, import.meta.url).pathname;

interface Running {
  /** All that was printed so far. */
  readonly printed: () => string;
  /** Resolves with the first match. */
  printedLine(pattern: RegExp): Promise<string>;
  /** Sends a signal and resolves with the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly exit: Promise<number | null>;
}

async function heedDev(...flags: readonly string[]): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "heed-dev-"));
  const database = flags.includes("--db") ? [] : ["--db", join(folder, "dev.db")];
  const child = spawn(process.execPath, [HEED, "dev", "--port", "0", ...database, ...flags]);
  const exit = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  let text = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      for (const watcher of watchers) watcher();
    });
  }
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
    await rm(folder, { recursive: true });
  });
  return {
    printed: () => text,
    exit,
    printedLine: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          const [found] = pattern.exec(text) ?? [];
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    end(signal) {
      child.kill(signal);
      return exit;
    },
  };
}

const track = (url: string, body: object): Promise<Response> =>
  fetch(`${url}/v1/track`, { method: "POST", body: JSON.stringify({ writeKey: "dev", ...body }) });

test("heed dev says first what needs which permission, then every event, wait, decision and delivery in one line", async () => {
  const dev = await heedDev("--config", config("shop.config.ts"));
  const url = await dev.printedLine(/http:\/\/127\.0\.0\.1:\d+/);
  await dev.printedLine(/^trigger .+$/m);
  const [, consent] = dev.printed().split("\n");
  expect(consent).toBe(
    "consent  email_marketing needs context.consent.categoryPreferences.C0004 = true; a person of whom nothing is known is denied",
  );

  const context = { consent: { categoryPreferences: { C0004: true } } };
  await track(url, { userId: "anna", event: "Product Added", properties: { cart_id: "c-1" }, context });
  await track(url, { userId: "ben", event: "Product Added", properties: { cart_id: "c-2" } });
  await track(url, { event: "Product Added" });
  await dev.printedLine(/u:ben.+suppressed.+/);
  await dev.printedLine(/u:anna.+printed .+/);

  expect(dev.printed()).toMatch(/u:anna +event +Product Added/);
  expect(dev.printed()).toMatch(/u:anna +waiting +abandoned_cart \(c-1\) until \d\d:\d\d:\d\d/);
  expect(dev.printed()).toMatch(/u:anna +FIRED +abandoned_cart \(c-1\) to klaviyo/);
  expect(dev.printed()).toContain('"payload":{"cart_id":"c-1"}');
  expect(dev.printed()).toMatch(
    /u:ben +suppressed +abandoned_cart \(c-2\): consent_unknown:email_marketing; allowed by .+C0004: true/,
  );
  expect(dev.printed()).toMatch(/segment +refused +item 0: missing_user at userId/);
  expect(await dev.end("SIGINT")).toBe(0);
});

test("a config that cannot work ends it at once, with the place and the nearest valid word", async () => {
  const dev = await heedDev("--config", config("misspelt.config.ts"));

  expect(await dev.exit).toBe(2);
  expect(dev.printed()).toContain("misspelt.config.ts");
  expect(dev.printed()).toContain(
    'triggers.abandoned_cart.purpose: expected one of "email_marketing"; came "email_marketting". Did you mean "email_marketing"?',
  );
});

test("a second one on the same database is told to take another", async () => {
  const first = await heedDev("--config", config("shop.config.ts"));
  const line = await first.printedLine(/keeps its state in .+$/m);
  const database = line.replace("keeps its state in ", "");

  const second = await heedDev("--config", config("shop.config.ts"), "--db", database);
  expect(await second.exit).toBe(2);
  expect(second.printed()).toMatch(/Expected to be the only engine.+--db FILE names another database/);
});
