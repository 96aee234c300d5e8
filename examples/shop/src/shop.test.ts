import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

/** What the issue promises from the start of the shop to the last of its three stories. */
const SHOW_MS = 15_000;

/** A database that a test may open several times. */
async function temporaryDatabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "heed-shop-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "shop.db");
}

/** The shop as a process of its own, as `npm start` runs it, and what it has printed so far. */
class RunningShop {
  readonly #process: ChildProcess;
  readonly #startedAt = Date.now();
  output = "";

  constructor(database: string) {
    const env = { ...process.env, PORT: "0", SHOP_DATABASE: database };
    this.#process = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        this.#process.emit("printed");
      });
    }
    onTestFinished(() => void this.#process.kill("SIGKILL"));
  }

  /** What this matches in the output, as soon as it is there, within the time of the show. */
  async sees(pattern: RegExp): Promise<RegExpExecArray> {
    const signal = AbortSignal.timeout(Math.max(1, this.#startedAt + SHOW_MS - Date.now()));
    for (;;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      try {
        await once(this.#process, "printed", { signal });
      } catch (cause) {
        throw new Error(`Expected ${pattern} within ${SHOW_MS} ms; came:\n${this.output}`, { cause });
      }
    }
  }

  /** Resolves to its exit code. */
  async stop(signal: "SIGINT" | "SIGKILL"): Promise<number | null> {
    const closed = once(this.#process, "close");
    this.#process.kill(signal);
    await closed;
    return this.#process.exitCode;
  }
}

test("within 15 seconds a cart is abandoned, a purchase cancels another, a refusal suppresses a third", async () => {
  const shop = new RunningShop(await temporaryDatabase());

  await shop.sees(/ u:ben-\w+ +cancelled +abandoned_cart \(cart-ben-\w+\)/);
  const [, request = ""] = await shop.sees(
    / u:anna-\w+ +DELIVERED +abandoned_cart[^]*?\n\n([^]*?\n {4}\})\n/,
  );
  await shop.sees(
    / u:cleo-\w+ +suppressed +.* consent_denied:email_marketing; allowed by .*\{ marketing: true \}/,
  );
  const [, url = ""] = await shop.sees(/Your turn: open (\S+)/);

  const [head = "", body = ""] = request.replaceAll(/^ {4}/gm, "").split("\n\n");
  expect(head).toMatch(/^POST \/api\/events\/?$/m);
  expect(head).toMatch(/^authorization: Klaviyo-API-Key pk_\(redacted\)$/m);
  expect(JSON.parse(body)).toMatchObject({
    data: {
      type: "event",
      attributes: {
        metric: { data: { attributes: { name: "Abandoned Cart" } } },
        profile: {
          data: {
            attributes: {
              external_id: expect.stringMatching(/^anna-/),
              email: expect.stringMatching(/^anna-.*@shop\.example$/),
            },
          },
        },
        properties: {
          cart_id: expect.stringMatching(/^cart-anna-/),
          items: [{ ProductID: "p-grinder", ProductName: "Hand grinder", Quantity: 1, ItemPrice: 89.5 }],
        },
        value: 89.5,
        value_currency: "EUR",
        unique_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    },
  });
  expect(shop.output).not.toMatch(/FIRED .*cart-(ben|cleo)/);
  expect(shop.output).not.toMatch(/Warning|Error/);

  const page = await fetch(url);
  expect(page.headers.get("content-type")).toContain("text/html");
  const journal: unknown = await (await fetch(`${url}/journal.json`)).json();
  expect(journal).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ n: 1 })]) });

  expect(await shop.stop("SIGINT")).toBe(0);
  expect(shop.output).toMatch(/Stopped\. .*\n$/);
}, 25_000);

test("a cart that waits while the shop is killed is told of once, by the next shop", async () => {
  const database = await temporaryDatabase();
  const killed = new RunningShop(database);
  const [, cart = ""] = await killed.sees(/waiting +abandoned_cart \((cart-anna-\w+)\)/);
  await killed.stop("SIGKILL");
  expect(killed.output).not.toContain("FIRED");

  const next = new RunningShop(database);
  await next.sees(/An earlier run left [1-9]\d* (person|people) waited for/);
  await next.sees(new RegExp(`FIRED +abandoned_cart \\(${cart}\\)[^]*DELIVERED[^]*"cart_id": "${cart}"`));
  await next.sees(/Your turn/);
  await next.stop("SIGKILL");

  const last = new RunningShop(database);
  await last.sees(/cancelled +abandoned_cart/);
  expect(await last.stop("SIGINT")).toBe(0);
  const told = `${next.output}${last.output}`;
  expect(told.match(new RegExp(`FIRED +abandoned_cart \\(${cart}\\)`, "g"))).toHaveLength(1);
  expect(told.match(new RegExp(`"cart_id": "${cart}"`, "g"))).toHaveLength(1);
}, 35_000);
