/** A whole engine in a process of its own, to be killed: collector, SQLite file, Klaviyo sink. */
import { createCollector } from "@heed/collector";
import { serveCollector } from "@heed/collector/node";
import type { Store, Transport } from "@heed/core/contracts";
import type { Heed } from "@heed/runtime";
import { createHeed, fetchTransport, systemClock } from "@heed/runtime";
import { clockPacer, noQuickRetry, simulatedClock } from "@heed/runtime/testing";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { segmentSource } from "@heed/source-segment";
import { sqliteStore } from "@heed/store-sqlite";
import { seeded } from "../random.ts";
import type { EngineSetup, FromEngine, Phase, ToEngine } from "./messages.ts";
import { triggers } from "./triggers.ts";

const setup: EngineSetup = JSON.parse(process.env["ENGINE"] ?? "{}");
const simulated = setup.now === undefined ? undefined : simulatedClock(setup.now);
const clock = simulated ?? systemClock;
let reached = 0;

/** SIGKILL at once: nothing is flushed, nobody is told. */
function passing(phase: Phase): void {
  if (setup.dieAt?.phase !== phase) return;
  reached += 1;
  if (reached === setup.dieAt.count) process.kill(process.pid, "SIGKILL");
}

function fragile(store: Store): Store {
  return {
    ...store,
    transact: (ask, change) =>
      store.transact(ask, (view) => {
        const result = change(view);
        passing("before commit");
        return result;
      }),
    settle: (settlements, now) => {
      passing("before settling");
      return store.settle(settlements, now);
    },
  };
}

/** Dies when the request is on its way: the vendor may have it, or not. */
const transport: Transport = (request, timeoutMs) => {
  const answer = fetchTransport(request, timeoutMs);
  setImmediate(() => setImmediate(() => passing("while sending")));
  return answer;
};

const heed: Heed = createHeed({
  store: fragile(sqliteStore({ path: setup.path })),
  triggers,
  sinks: [klaviyoSink({ apiKey: "pk_faults", baseUrl: setup.klaviyoUrl })],
  consent: { purposes: { email_marketing: { unknown: "granted" } } },
  world: {
    clock,
    random: seeded(1),
    transport,
    ...(simulated === undefined ? {} : { pacer: clockPacer(clock), quickRetry: noQuickRetry }),
  },
});

const door: Pick<Heed, "ingest"> = {
  ingest: async (batch) => {
    const receipt = await heed.ingest(batch);
    passing("before acknowledging");
    return receipt;
  },
};

function say(message: FromEngine): void {
  process.send?.(message);
}

process.on("message", (message: ToEngine) => void obey(message));

async function obey(message: ToEngine): Promise<void> {
  if (message.kind === "advance" && simulated !== undefined) {
    await simulated.advance(`${BigInt(message.to - simulated.now())}ms`, () => heed.idle());
    say({ kind: "reached", now: simulated.now() });
  } else if (message.kind === "stop") {
    await server.close();
    await heed.stop();
    process.disconnect();
  }
}

await heed.start();
const collector = createCollector({
  heed: door,
  sources: [segmentSource({ writeKeys: ["wk_faults"] })],
  clock,
});
const server = await serveCollector(collector, { port: setup.port });
say({ kind: "ready" });
