import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { refusal } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { DESK_RULES, DOOR_RULES } from "./door-rules.ts";
import type { Call, DoorRule } from "./door-rules.ts";
import { eventErrors } from "./event-rules.ts";
import { Ledger } from "./ledger.ts";
import type { FakeEvent } from "./ledger.ts";
import { Script } from "./script.ts";
import type { Step } from "./script.ts";
import { PUBLISHED_LIMITS, RateWindows } from "./windows.ts";
import type { Limits, Violations } from "./windows.ts";

export interface FakeKlaviyoOptions {
  /** @defaultValue `0`, any free one */
  readonly port?: number;
  /** The one private key that is right. @defaultValue `"pk_fake"` */
  readonly apiKey?: string;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** @defaultValue Klaviyo's published limits for Create Event */
  readonly limits?: Partial<Limits>;
  /** How long every served call takes, in milliseconds. @defaultValue `0` */
  readonly latencyMs?: number;
}

/** A request as it came, whatever became of it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed, `undefined` where it is no JSON. */
  readonly body: unknown;
  readonly at: number;
}

export interface FakeKlaviyo {
  /** Such as `http://127.0.0.1:49152`, the `baseUrl` for a client. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** What was recorded: accepted events without their duplicates. */
  readonly events: readonly FakeEvent[];
  /** Accepted events that were ignored because their `unique_id` was known. */
  readonly duplicates: number;
  /** Calls refused with 429 because a window was full. Scripted 429 answers do not count. */
  readonly violations: Violations;
  /** What happens to the next calls, after what is scripted already. */
  script(...steps: readonly Step[]): void;
  /** Forgets what is scripted. */
  unscript(): void;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

/** A fake of Klaviyo's Create Event on loopback. Its rules are the tables of `door-rules.ts` and `event-rules.ts`. */
export async function startFakeKlaviyo(options: FakeKlaviyoOptions = {}): Promise<FakeKlaviyo> {
  const { port = 0, apiKey = "pk_fake", now = Date.now, latencyMs = 0 } = options;
  const windows = new RateWindows({ ...PUBLISHED_LIMITS, ...options.limits });
  const ledger = new Ledger();
  const script = new Script();
  const requests: SeenRequest[] = [];

  const serve = (call: Call): Answer => {
    const context = { apiKey, now: now() };
    const stopped = (rules: readonly DoorRule[]): DoorRule | undefined =>
      rules.find((rule) => rule.stops(call, context));

    const door = stopped(DOOR_RULES);
    if (door !== undefined) return refusal(door.status, [door.error]);
    const admission = windows.admit(context.now);
    if (!admission.admitted) return throttled(admission.retryAfterS);
    const desk = stopped(DESK_RULES);
    if (desk !== undefined) return refusal(desk.status, [desk.error], admission.headers);
    const errors = eventErrors(call.body, context.now);
    if (errors.length > 0) return refusal(400, errors, admission.headers);
    ledger.record(call.body, context.now);
    return { status: 202, headers: admission.headers };
  };

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    const { method, path, headers, body } = call;
    requests.push({ method, path, headers, body, at: now() });
    const step = script.next();
    const usual = step.act === "serve" || step.event === "accepted" ? serve(call) : undefined;
    const delay = step.latencyMs ?? latencyMs;
    if (delay > 0) await wait(delay);
    if (step.act === "hang") return;
    if (step.act === "reset") request.socket.resetAndDestroy();
    else send(response, step.act === "answer" ? step : (usual ?? { status: 500 }));
  };

  const server = createServer((request, response) => {
    // A caller that gives up while sending is no fault of ours.
    onRequest(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("expected a TCP address");

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    events: ledger.events,
    get duplicates() {
      return ledger.duplicates;
    },
    get violations() {
      return windows.violations();
    },
    script: (...steps) => script.add(steps),
    unscript: () => script.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Carries `Retry-After` and none of the RateLimit headers (sinks.md §2.7). */
function throttled(retryAfterS: number): Answer {
  const detail = `Request was throttled. Expected available in ${retryAfterS} second${retryAfterS === 1 ? "" : "s"}.`;
  return refusal(429, [{ code: "throttled", detail, pointer: "/data" }], {
    "Retry-After": String(retryAfterS),
  });
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  return {
    method: request.method ?? "",
    path: (request.url ?? "").replace(/\?.*$/s, ""),
    headers,
    bytes: bytes.length,
    body: parsed(bytes.toString("utf8")),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { "Content-Length": Buffer.byteLength(body ?? ""), ...headers }).end(body ?? "");
}
