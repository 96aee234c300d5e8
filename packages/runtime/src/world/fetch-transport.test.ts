import { createServer as createHttpServer } from "node:http";
import type { RequestListener } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { Server, Socket } from "node:net";
import type { HttpRequest, NoAnswer } from "@heed/core/contracts";
import { expect, onTestFinished, test } from "vitest";
import { fetchTransport } from "./fetch-transport.ts";

/** Starts on a free port of this machine; gives its URL. */
async function listening(server: Server): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
}

async function httpServer(answer: RequestListener): Promise<string> {
  const server = createHttpServer(answer);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

function tcpServer(talk: (socket: Socket) => void): Promise<string> {
  return listening(
    createTcpServer((socket) => {
      socket.on("error", () => undefined);
      onTestFinished(() => void socket.destroy());
      talk(socket);
    }),
  );
}

function post(url: string, request: Partial<HttpRequest> = {}, timeoutMs = 5_000) {
  return fetchTransport({ method: "POST", url, headers: {}, body: "{}", ...request }, timeoutMs);
}

const MAYBE_RESET: NoAnswer = { status: "none", reason: "reset", sent: "maybe" };

test("an answer is its status, its headers in lower case, and its body", async () => {
  const url = await httpServer((_, response) =>
    response.writeHead(202, { "X-Request-ID": "r-1", "Retry-After": "7" }).end("accepted"),
  );

  const answer = await post(url);

  expect(answer).toMatchObject({
    status: 202,
    headers: { "x-request-id": "r-1", "retry-after": "7" },
    body: "accepted",
  });
});

test("method, headers and body go out as they are, bytes too", async () => {
  const url = await httpServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    request.on("end", () =>
      response.end(
        JSON.stringify([request.method, request.headers["x-key"], Buffer.concat(chunks).toString("hex")]),
      ),
    );
  });

  const bytes = Uint8Array.of(0, 255, 10);
  const answer = await post(url, { method: "PUT", headers: { "x-key": "k" }, body: bytes });

  expect(answer).toMatchObject({ status: 200, body: '["PUT","k","00ff0a"]' });
});

test("a redirect is an answer and is not followed: it would carry the key along", async () => {
  let elsewhere = 0;
  const url = await httpServer((request, response) => {
    if (request.url === "/elsewhere") elsewhere += 1;
    response.writeHead(307, { Location: "/elsewhere" }).end();
  });

  expect(await post(url)).toMatchObject({ status: 307, headers: { location: "/elsewhere" } });
  expect(elsewhere).toBe(0);
});

test("a body is read up to 64 KiB, and what follows is not waited for", async () => {
  const url = await httpServer((_, response) => {
    // Never ends: whoever reads on reads for ever.
    response.writeHead(200);
    response.write("x".repeat(70_000));
  });

  expect(await post(url)).toMatchObject({ status: 200, body: "x".repeat(65_536) });
});

test("nothing listens: refused, and surely not sent", async () => {
  const server = createTcpServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));

  expect(await post(url)).toEqual({ status: "none", reason: "refused", sent: "no" });
});

test("a name that does not exist: unreachable, and surely not sent", async () => {
  expect(await post("http://nobody.invalid/")).toEqual({
    status: "none",
    reason: "unreachable",
    sent: "no",
  });
});

test("what is no address at all was surely not sent", async () => {
  expect(await post("nonsense")).toEqual({ status: "none", reason: "unreachable", sent: "no" });
});

test("a connection that breaks before the request was read may still have carried it", async () => {
  const url = await tcpServer((socket) => void socket.resetAndDestroy());
  expect(await post(url)).toEqual(MAYBE_RESET);
});

test("one that breaks after it surely may", async () => {
  const url = await tcpServer((socket) => void socket.once("data", () => socket.resetAndDestroy()));
  expect(await post(url)).toEqual(MAYBE_RESET);
});

test("one that breaks in the middle of the answer has given none", async () => {
  const url = await tcpServer(
    (socket) =>
      void socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of");
        setImmediate(() => socket.resetAndDestroy());
      }),
  );
  expect(await post(url)).toEqual(MAYBE_RESET);
});

test("an answer that is no HTTP is none", async () => {
  const url = await tcpServer((socket) => void socket.once("data", () => socket.end("220 smtp ready\r\n")));
  expect(await post(url)).toEqual(MAYBE_RESET);
});

test("silence ends as a timeout, and the request may have arrived", async () => {
  const url = await tcpServer(() => undefined);
  expect(await post(url, {}, 60)).toEqual({ status: "none", reason: "timeout", sent: "maybe" });
});

test("so does a body that never ends", async () => {
  const url = await httpServer((_, response) => {
    response.writeHead(200);
    response.write("only a little");
  });
  expect(await post(url, {}, 60)).toEqual({ status: "none", reason: "timeout", sent: "maybe" });
});

test("whatever it is given, it answers and never throws", async () => {
  const url = await httpServer((_, response) => response.end());
  const odd: readonly Partial<HttpRequest>[] = [
    { url: "ftp://127.0.0.1/" },
    { url: "" },
    { headers: { "x-key": "two\r\nlines" } },
    { headers: { "no name": "x" } },
    { method: "GET" },
  ];
  for (const request of odd) expect(await post(url, request)).toMatchObject({ status: "none" });
  expect(await post(url, {}, Number.NaN)).toMatchObject({ status: "none" });
});
