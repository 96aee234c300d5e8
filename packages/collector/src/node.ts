import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Milliseconds } from "@heed/core/contracts";
import { systemClock } from "@heed/runtime";
import type { Collector } from "./collector.ts";

/** Where to listen, and how long to wait for others. */
export interface ServeOptions {
  /** 0 takes a free one; `url` of the result names it. */
  readonly port: number;
  /**
   * The address to listen on. The default is this machine only; `0.0.0.0` is every network.
   *
   * @defaultValue `"127.0.0.1"`
   */
  readonly host?: string;
  /**
   * How long a sender may take for a whole request, in milliseconds; then it is answered 408, which SDKs send again. Shorter,
   * and phones with a bad line never get through; longer, and senders that dawdle on purpose hold more places.
   *
   * @defaultValue `20_000`
   */
  readonly requestTimeoutMs?: Milliseconds;
  /**
   * How long `close` waits for what is in flight, in milliseconds; then its connections are cut, and senders send it again.
   *
   * @defaultValue `10_000`
   */
  readonly drainMs?: Milliseconds;
}

/** A collector that listens. */
export interface RunningCollector {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new connection, answers what is in flight, then closes the rest. Resolves when nothing is open any more. */
  close(): Promise<void>;
}

/**
 * Serves a collector with Node's HTTP server, or whatever else answers a `Request`: a function that hands `/v1/*` to the
 * collector and answers the rest itself, say. Rejects where the port cannot be had.
 */
export async function serveCollector(
  collector: Pick<Collector, "fetch">,
  options: ServeOptions,
): Promise<RunningCollector> {
  const { port, host = "127.0.0.1", requestTimeoutMs = 20_000, drainMs = 10_000 } = options;
  const listener = getRequestListener((request) => collector.fetch(request), {
    overrideGlobalObjects: false,
  });
  const timeouts = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: Math.min(requestTimeoutMs, 10_000),
    connectionsCheckingInterval: Math.min(requestTimeoutMs, 1_000),
    // Longer than the 60 s of common load balancers, which otherwise reuse a connection while we close it.
    keepAliveTimeout: 65_000,
  };
  const server = createServer(timeouts, (incoming, outgoing) => void listener(incoming, outgoing));
  const open = watch(server);
  const bound = await listen(server, port, host);
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () => (closed ??= drain(server, open, drainMs)),
  };
}

interface Open {
  readonly connections: ReadonlySet<Socket>;
  /** Answers that are not yet written; each leaves when it is, or when its sender is gone. */
  readonly answers: ReadonlySet<ServerResponse>;
}

function watch(server: Server): Open {
  const connections = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  server.prependListener("request", (_incoming, outgoing: ServerResponse) => {
    answers.add(outgoing);
    outgoing.once("close", () => {
      answers.delete(outgoing);
      if (!server.listening) server.closeIdleConnections();
    });
    // While draining, a connection kept alive may still bring a request: it is answered, and is the last one.
    if (!server.listening) outgoing.shouldKeepAlive = false;
  });
  return { connections, answers };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Node counts a connection that never asked anything as busy, so those without an answer to wait for are closed here. */
function drain(server: Server, { connections, answers }: Open, drainMs: Milliseconds): Promise<void> {
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const outgoing of answers) outgoing.shouldKeepAlive = false;
  const busy = new Set([...answers].map(({ socket }) => socket));
  for (const socket of connections) if (!busy.has(socket)) socket.destroy();
  const cut = systemClock.after(drainMs, () => server.closeAllConnections());
  return drained.finally(() => cut.cancel());
}
