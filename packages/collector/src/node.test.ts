import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { serveCollector } from "./node.ts";
import type { RunningCollector, ServeOptions } from "./node.ts";

const running: RunningCollector[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

/** A collector that answers with the length of the body once it is let go. */
async function serve(
  options: Partial<ServeOptions> = {},
  letGo: Promise<unknown> = Promise.resolve(),
): Promise<RunningCollector> {
  const fetch = async (request: Request): Promise<Response> => {
    const body = await request.text();
    await letGo;
    return new Response(String(body.length));
  };
  const server = await serveCollector({ fetch }, { port: 0, ...options });
  running.push(server);
  return server;
}

async function open(server: RunningCollector, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

async function readAll(socket: Socket): Promise<string> {
  const chunks: string[] = [];
  socket.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  await once(socket, "close");
  return chunks.join("");
}

test("serves on this machine only, at the port it names", async () => {
  const { url } = await serve();

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(url, { method: "POST", body: "12345" });
  expect(await response.text()).toBe("5");
});

test("leaves the host's own Request and Response alone", async () => {
  const before = [globalThis.Request, globalThis.Response];
  await serve();

  expect([globalThis.Request, globalThis.Response]).toEqual(before);
});

test("rejects where the port is taken", async () => {
  const { url } = await serve();

  await expect(serve({ port: Number(new URL(url).port) })).rejects.toThrow("EADDRINUSE");
});

test("a sender that dawdles is answered 408", async () => {
  const server = await serve({ requestTimeoutMs: 200 });
  const socket = await open(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this");

  expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test("close answers what is in flight, then closes its connection", async () => {
  const letGo = Promise.withResolvers<void>();
  const server = await serve({}, letGo.promise);
  const socket = await open(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
  const idle = await open(server, "");
  const answered = readAll(socket);
  await new Promise((resolve) => setTimeout(resolve, 50));

  const closed = server.close();
  await once(idle, "close");
  letGo.resolve();
  expect(await answered).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*\r\n\r\n2$/i);
  await closed;
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
});

test("close cuts a sender that never ends, after a while", async () => {
  const server = await serve({ drainMs: 100 });
  const socket = await open(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this");
  const cut = readAll(socket);
  await new Promise((resolve) => setTimeout(resolve, 50));

  await Promise.all([server.close(), server.close()]);
  expect(await cut).toBe("");
});
