import { setTimeout as wait } from "node:timers/promises";
import { Analytics } from "@segment/analytics-node";
import { createCollector } from "@heed/collector";
import { HeedError } from "@heed/core";
import { createHeed } from "@heed/runtime";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import { startFakeKlaviyo } from "@heed/test/fakes/klaviyo";
import { letterOf, printed } from "./inbox.ts";
import { interruption } from "./interruption.ts";
import { Journal } from "./journal.ts";
import { leftWaiting } from "./left-waiting.ts";
import { shopPage } from "./page.ts";
import { serve } from "./serve.ts";
import { KLAVIYO_KEY, settingsFrom, WRITE_KEY } from "./settings.ts";
import { announce, print, quote, say } from "./terminal.ts";
import shop from "./triggers.ts";
import { playVisitors } from "./visitors.ts";
import { howToTry, welcome } from "./words.ts";

/** Everything that Heed is made of here, from the store to the page, and then in reverse. */
async function main(): Promise<void> {
  const interrupted = interruption();
  const { port, database } = settingsFrom(process.env);
  say(welcome(database));

  const klaviyo = await startFakeKlaviyo({ apiKey: KLAVIYO_KEY });
  const journal = new Journal();
  const store = sqliteStore({ path: database });
  const heed = createHeed({
    ...shop,
    store,
    sinks: [klaviyoSink({ apiKey: KLAVIYO_KEY, baseUrl: klaviyo.url })],
    // Real senders keep events while we are away, and ten minutes let them hand those over. Here nobody does.
    catchUp: "2s",
    observe: (notice) => {
      const arrived = notice.kind === "delivery" && notice.ended === "delivered";
      const letter = arrived ? letterOf(klaviyo, notice.id) : undefined;
      const entry = journal.note(notice, letter);
      if (entry !== undefined) print(entry.line, entry.tone);
      if (letter !== undefined) quote(printed(letter));
    },
  });
  const left = await leftWaiting(store);
  await heed.start();
  say(left);

  const collector = createCollector({ heed, sources: [segmentSource({ writeKeys: [WRITE_KEY] })] });
  const page = await shopPage(journal);
  // Page and collector share one origin, so that the page's `fetch` needs no leave of another one.
  const server = await serve(
    { fetch: async (request) => (isForCollector(request) ? collector.fetch(request) : page(request)) },
    port,
  );
  say(`The shop is open at ${server.url}`);

  const analytics = new Analytics({ writeKey: WRITE_KEY, host: server.url, flushAt: 1 });
  const show = new AbortController();
  const end = interrupted.finally(() => show.abort());
  await Promise.all([end, play(analytics, show.signal, server.url)]);

  say("\nStopping: what is on its way ends first. Ctrl-C again stops at once.");
  await analytics.closeAndFlush();
  await server.close();
  await heed.stop();
  await klaviyo.close();
  say("Stopped. What still waits is in the database, and goes on at the next start.");
}

function isForCollector({ url }: Request): boolean {
  return new URL(url).pathname.startsWith("/v1/");
}

/** Longer than what is left of the last visitor's wait when all have played. */
const LAST_WAIT_MS = 5_500;

/** The show, and then what to try. Ends quietly where it is cut short. */
async function play(analytics: Analytics, signal: AbortSignal, url: string): Promise<void> {
  try {
    await playVisitors({ analytics, say: announce, signal });
    await wait(LAST_WAIT_MS, undefined, { signal });
    say(howToTry(url));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof HeedError ? error.message : error);
  process.exit(1);
}
