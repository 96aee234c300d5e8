import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Source } from "@heed/core/contracts";
import type { IngestBatch, Receipt } from "@heed/runtime";
import { createCollector } from "./index.ts";
import type { Collector, CollectorOptions } from "./index.ts";

/** Takes `[1, 2, -3]`: a number is an event, a negative one a refusal, and the header `x-key` must be right if it is there. */
const numbers: Source = {
  contract: 1,
  name: "numbers",
  paths: ["/numbers"],
  verify: ({ headers }) =>
    (headers["x-key"] ?? "right") === "right"
      ? { authentic: true }
      : { authentic: false, reason: "the key is not known here" },
  decode(body, { receivedAt }) {
    const items: readonly unknown[] = Array.isArray(body) ? body : [body];
    const good = items.filter((item) => typeof item === "number" && item >= 0);
    const bad = items.flatMap((item, index) => (good.includes(item) ? [] : [{ index, item }]));
    return {
      events: good.map((item) => ({
        type: "track",
        name: String(item),
        receivedAt,
        properties: {},
        context: {},
      })),
      refusals: bad.map(({ index, item }) => ({
        index,
        code: typeof item === "string" ? item : "negative",
        at: "value",
        message: "expected a number from 0",
      })),
    };
  },
};

interface Kept {
  readonly batches: IngestBatch[];
  readonly collector: Collector;
  readonly errors: unknown[];
}

const keepAll = async ({ events, refusals = [] }: IngestBatch): Promise<Receipt> => ({
  processed: events.length,
  duplicate: 0,
  suppressed: 0,
  refusals,
});

function keep(options: Partial<CollectorOptions> = {}, ingest = keepAll): Kept {
  const batches: IngestBatch[] = [];
  const errors: unknown[] = [];
  const heed = {
    ingest: async (batch: IngestBatch): Promise<Receipt> => {
      batches.push(batch);
      return ingest(batch);
    },
  };
  const onError = (error: unknown): unknown => errors.push(error);
  return { batches, errors, collector: createCollector({ heed, sources: [numbers], onError, ...options }) };
}

const post = (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}): Request =>
  new Request("http://collect.example/numbers", { method: "POST", body, headers });

const large = (): Request => post("[1]".padEnd(900), { "content-length": "900" });

const ask = (method: string, path: string): Promise<Response> =>
  keep().collector.fetch(new Request(`http://collect.example${path}`, { method }));

const refusalsOf = (batches: readonly IngestBatch[]): unknown =>
  batches.flatMap(({ refusals = [] }) => refusals.map(({ code }) => code));

async function problemOf(response: Response): Promise<unknown> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return response.json();
}

describe("a request that is taken", () => {
  test("is answered 200 with what became of each item", async () => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post("[1, -2, 3]"));

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      success: true,
      accepted: 2,
      duplicate: 0,
      suppressed: 0,
      refused: 1,
      refusals: [{ index: 1, code: "negative", at: "value", message: "expected a number from 0" }],
    });
    expect(batches).toMatchObject([{ source: "numbers", events: [{ name: "1" }, { name: "3" }] }]);
  });

  test("is answered only after it is stored", async () => {
    const stored = Promise.withResolvers<Receipt>();
    const { collector, batches } = keep({}, () => stored.promise);
    const answered = collector.fetch(post("[1]")).then(({ status }) => status);

    await expect.poll(() => batches.length).toBe(1);
    expect(await Promise.race([answered, Promise.resolve("waiting")])).toBe("waiting");
    stored.resolve({ processed: 1, duplicate: 0, suppressed: 0, refusals: [] });
    expect(await answered).toBe(200);
  });

  test("is a success for its sender even where everything was known or suppressed", async () => {
    const { collector } = keep({}, async () => ({ processed: 0, duplicate: 1, suppressed: 1, refusals: [] }));

    expect((await collector.fetch(post("[1, 2]"))).status).toBe(200);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-8"])(
    "may call its JSON %s",
    async (type) => {
      const { collector } = keep();

      expect((await collector.fetch(post("[1]", { "content-type": type }))).status).toBe(200);
    },
  );

  test("may be gzip", async () => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post(gzipSync("[1, 2]"), { "content-encoding": "gzip" }));

    expect(response.status).toBe(200);
    expect(batches[0]?.events).toHaveLength(2);
  });

  test("is told of the first 100 refusals, and how many there were", async () => {
    const { collector } = keep();
    const response = await collector.fetch(
      post(JSON.stringify([1, ...Array.from({ length: 250 }, () => -1)])),
    );
    const answer = await response.json();

    expect(answer).toMatchObject({ accepted: 1, refused: 250 });
    expect(answer).toHaveProperty("refusals.length", 100);
  });

  test("carries the time of its arrival", async () => {
    const { collector, batches } = keep({ clock: { now: () => 123, after: () => ({ cancel: () => {} }) } });
    await collector.fetch(post("[1]"));

    expect(batches[0]?.events[0]?.receivedAt).toBe(123);
  });
});

describe("a request of which nothing can be taken", () => {
  test("is answered 400 with all reasons, and counted", async () => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post("[-1, -2]"));

    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      code: "negative",
      refused: 2,
      refusals: [{ index: 0 }, { index: 1 }],
    });
    expect(refusalsOf(batches)).toEqual(["negative", "negative"]);
  });

  test("has the code all_refused where the reasons differ", async () => {
    const { collector } = keep();

    expect(await problemOf(await collector.fetch(post('[-1, "other"]')))).toMatchObject({
      code: "all_refused",
    });
  });

  test("is answered 401 where only the write key is wrong", async () => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post('["write_key_unknown", "write_key_missing"]'));

    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="heed"');
    expect(refusalsOf(batches)).toEqual(["write_key_unknown", "write_key_missing"]);
    expect((await collector.fetch(post('["write_key_unknown", "other"]'))).status).toBe(400);
  });

  test("is answered 401 where it is not authentic, before its body is parsed", async () => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post("{broken", { "x-key": "wrong" }));

    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: "not_authentic" });
    expect(refusalsOf(batches)).toEqual(["not_authentic"]);
  });

  test.each([
    ["broken JSON", "[1, 2", 400, "json_malformed"],
    ["nothing", "", 400, "json_malformed"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), 400, "utf8_invalid"],
    ["10,000 levels", "[".repeat(10_000), 400, "body_too_deep"],
    ["one byte too many", " ".repeat(512_001), 413, "body_too_large"],
  ])("is answered for what it is, and counted: %s", async (_what, body, status, code) => {
    const { collector, batches } = keep();
    const response = await collector.fetch(post(body));

    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(refusalsOf(batches)).toEqual([code]);
  });

  test("may say that it is small: what counts is what comes", async () => {
    const { collector } = keep();
    const pieces = ReadableStream.from(Array.from({ length: 20 }, () => new Uint8Array(50_000)));
    const request = new Request("http://collect.example/numbers", {
      method: "POST",
      body: pieces,
      duplex: "half",
    });

    expect((await collector.fetch(request)).status).toBe(413);
  });

  test.each(["br", "deflate", "gzip, gzip", "zstd"])(
    "is answered 415 where its encoding is %s",
    async (encoding) => {
      const { collector } = keep();
      const response = await collector.fetch(post("[1]", { "content-encoding": encoding }));

      expect(response.status).toBe(415);
      expect(response.headers.get("accept-encoding")).toBe("gzip, identity");
    },
  );

  test.each([
    ["no gzip", new TextEncoder().encode("[1]")],
    ["half of it", gzipSync("[1, 2, 3, 4, 5, 6]").subarray(0, 20)],
  ])("is answered 400 where it says gzip and is %s", async (_what, body) => {
    const { collector } = keep();
    const response = await collector.fetch(post(Uint8Array.from(body), { "content-encoding": "gzip" }));

    expect(await problemOf(response)).toMatchObject({ status: 400, code: "gzip_invalid" });
  });
});

test("a gzip bomb of 100 MB is cut after 1 MiB", async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000));
  const { collector } = keep();
  const before = process.memoryUsage().rss;
  const response = await collector.fetch(post(bomb, { "content-encoding": "gzip" }));

  expect(bomb.byteLength).toBeLessThan(512_000);
  expect(await problemOf(response)).toMatchObject({ status: 413, code: "body_too_large" });
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
});

describe("a request that must come again", () => {
  test("is answered 503 where storing failed, and the reason stays here", async () => {
    const reason = new Error("disk /var/lib/heed.db is full");
    const { collector, errors } = keep({}, () => Promise.reject(reason));
    const response = await collector.fetch(post("[1]"));

    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await response.text()).not.toContain("disk");
    expect(errors).toEqual([reason]);
  });

  test("is answered 503 even where it would be refused, as long as that cannot be counted", async () => {
    const { collector } = keep({}, () => Promise.reject(new Error("closed")));

    expect((await collector.fetch(post("[1, 2"))).status).toBe(503);
    expect((await collector.fetch(post("[-1]"))).status).toBe(503);
  });

  test("is answered 500 where a source breaks its promise", async () => {
    const broken: Source = {
      ...numbers,
      decode: () => {
        throw new Error("ana@example.com");
      },
    };
    const { collector, errors } = keep({ sources: [broken] });
    const response = await collector.fetch(post("[1]"));

    expect(response.status).toBe(500);
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await response.text()).not.toMatch(/ana@|    at |\.ts/);
    expect(errors).toHaveLength(1);
  });

  test("is answered 408 where it broke off, and is not counted", async () => {
    const { collector, batches } = keep();
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    const request = new Request("http://collect.example/numbers", { method: "POST", body, duplex: "half" });

    expect((await collector.fetch(request)).status).toBe(408);
    expect(batches).toEqual([]);
  });

  test("is answered 429 where too many are worked on, and a place is free again afterwards", async () => {
    const stored = Promise.withResolvers<Receipt>();
    const { collector } = keep({ maxInFlight: 2 }, () => stored.promise);
    const working = [collector.fetch(post("[1]")), collector.fetch(post("[2]"))];
    const sentAway = await collector.fetch(post("[3]"));

    expect(sentAway.status).toBe(429);
    expect(sentAway.headers.get("retry-after")).toBe("1");
    stored.resolve({ processed: 1, duplicate: 0, suppressed: 0, refusals: [] });
    expect((await Promise.all(working)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await collector.fetch(post("[3]"))).status).toBe(200);
  });

  test("is answered 429 where too many bytes are held", async () => {
    const stored = Promise.withResolvers<Receipt>();
    const limits = { maxBodyBytes: 1_000, maxInflatedBytes: 1_000, maxInFlightBytes: 2_000 };
    const { collector } = keep(limits, () => stored.promise);
    const working = [collector.fetch(large()), collector.fetch(large())];

    expect((await collector.fetch(large())).status).toBe(429);
    stored.resolve({ processed: 1, duplicate: 0, suppressed: 0, refusals: [] });
    await Promise.all(working);
  });
});

describe("other requests", () => {
  test("/healthz says that we are here", async () => {
    expect((await ask("GET", "/healthz")).status).toBe(200);
  });

  test("an unknown path is answered with the one that was probably meant", async () => {
    const response = await ask("POST", "/number");

    expect(await problemOf(response)).toMatchObject({ status: 404, code: "path_unknown" });
    expect((await ask("POST", "/numbers/")).status).toBe(404);
  });

  test("another method is answered with the right one", async () => {
    const response = await ask("GET", "/numbers");

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });
});

test("two sources with one name or one path are a mistake at definition time", () => {
  expect(() => keep({ sources: [] })).toThrow(/expected at least one source/);
  expect(() => keep({ sources: [numbers, { ...numbers, paths: ["/other"] }] })).toThrow(/a name of its own/);
  expect(() => keep({ sources: [numbers, { ...numbers, name: "other" }] })).toThrow(
    /\/numbers belongs to numbers/,
  );
});
