import type { Batch, Delivery, HttpResponse, NoAnswer, Sink, Turn } from "@heed/core/contracts";
import { everyOne, jsonRequest, outcomeFromStatus } from "@heed/core/contracts";
import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import { noQuickRetry, simulatedClock } from "../testing.ts";
import { nextTurn } from "../world/system.ts";
import type { Line } from "./conversation.ts";
import { converse } from "./conversation.ts";
import type { Pacer } from "./pacer.ts";
import { NotBegun } from "./pacer.ts";
import type { QuickRetry } from "./quick-retry.ts";

function delivery(id: string): Delivery {
  return {
    id,
    trigger: "thanks",
    as: "Thanks",
    identity: { userId: "anna", email: "anna@shop.example" },
    payload: {},
    consent: { purpose: "marketing", basis: "policy" },
    occurredAt: 0,
    expiresAt: 1_000_000,
    attempt: 1,
    uncertain: false,
  };
}

const ANNA = delivery("anna");
const BERT = delivery("bert");
const CLEO = delivery("cleo");

const DELIVERED = { status: "delivered" } as const;
const OK: HttpResponse = { status: 202, headers: {}, body: "" };
const NOT_SENT: NoAnswer = { status: "none", reason: "refused", sent: "no" };
const MAYBE: NoAnswer = { status: "none", reason: "reset", sent: "maybe" };

function ask(...batch: Batch): Turn {
  return {
    ask: {
      batch,
      request: jsonRequest(
        "POST",
        "http://vendor.example",
        {},
        batch.map(({ id }) => id),
      ),
    },
  };
}

/** The same for a list that may be empty: then there is nothing to ask. */
function askAbout([first, ...rest]: readonly Delivery[]): Turn {
  return first === undefined ? {} : ask(first, ...rest);
}

function throws(error: Error): () => never {
  return () => {
    throw error;
  };
}

/** One call for the whole batch, and the usual verdict, unless a test says otherwise. */
function sink(parts: Partial<Sink>): Sink {
  return {
    contract: 1,
    name: "mail",
    limits: { budgets: { calls: { windows: [], concurrent: 1 } } },
    capabilities: { keyHonouredForMs: 0 },
    encode: (batch) => ask(...batch),
    classify: (answer, { batch }, { now }) => ({ settled: everyOne(batch, outcomeFromStatus(answer, now)) }),
    ...parts,
  };
}

const atOnce: Pacer = { run: (task) => task() };

/** Three tries without any pause. */
const threeTries: QuickRetry = async (attempt, again) => {
  const first = await attempt();
  if (!again(first)) return first;
  const second = await attempt();
  return again(second) ? attempt() : second;
};

interface Talk {
  readonly answers?: readonly (HttpResponse | NoAnswer)[];
  readonly quickRetry?: QuickRetry;
  readonly pacers?: Line["pacers"];
  readonly clock?: Clock;
}

/** Talks about a batch; the vendor gives these answers, the last one from then on. */
async function talk(
  {
    answers = [OK],
    quickRetry = noQuickRetry,
    pacers = new Map([["calls", atOnce]]),
    clock = simulatedClock(0),
  }: Talk,
  parts: Partial<Sink>,
  ...batch: Batch
) {
  const bodies: unknown[] = [];
  const line: Line = {
    quickRetry,
    pacers,
    clock,
    async transport({ body }) {
      bodies.push(JSON.parse(String(body)));
      return answers[Math.min(bodies.length, answers.length) - 1] ?? OK;
    },
  };
  const settled = await converse(sink(parts), batch, line);
  return { bodies, ends: Object.fromEntries(settled.map(({ id, outcome }) => [id, outcome])), settled };
}

test("one call and one verdict", async () => {
  const { bodies, ends } = await talk({}, {}, ANNA, BERT);
  expect(bodies).toEqual([["anna", "bert"]]);
  expect(ends).toEqual({ anna: DELIVERED, bert: DELIVERED });
});

test("what encode settles needs no call", async () => {
  const { bodies, ends } = await talk(
    {},
    {
      encode: (batch) => ({
        settled: everyOne(batch, { status: "rejected", reason: "no e-mail address" }),
      }),
    },
    ANNA,
  );
  expect(bodies).toEqual([]);
  expect(ends).toEqual({ anna: { status: "rejected", reason: "no e-mail address" } });
});

test("of a batch with one bad delivery the others go out", async () => {
  const { bodies, ends } = await talk(
    {},
    {
      encode: ([bad, ...good]) => ({
        settled: everyOne([bad], { status: "rejected", reason: "too large" }),
        ...askAbout(good),
      }),
    },
    ANNA,
    BERT,
    CLEO,
  );
  expect(bodies).toEqual([["bert", "cleo"]]);
  expect(ends).toEqual({
    anna: { status: "rejected", reason: "too large" },
    bert: DELIVERED,
    cleo: DELIVERED,
  });
});

test("what does not fit into the call is left out, to be offered again", async () => {
  const { ends } = await talk({}, { encode: ([first]) => ask(first) }, ANNA, BERT);
  expect(ends).toEqual({ anna: DELIVERED });
});

test("a vendor that needs two calls gets two, each from the budget it names", async () => {
  const spent: string[] = [];
  const budget = (name: string): Pacer => ({
    run(task) {
      spent.push(name);
      return task();
    },
  });
  const pacers = new Map([
    ["contacts", budget("contacts")],
    ["events", budget("events")],
  ]);
  const budgets = {
    contacts: { windows: [], concurrent: 1 },
    events: { windows: [], concurrent: 1 },
  };
  let calls = 0;
  const { ends } = await talk(
    { pacers },
    {
      limits: { budgets },
      classify: (_, { batch, request }) =>
        ++calls === 1
          ? { ask: { batch, request, budget: "events" } }
          : { settled: everyOne(batch, DELIVERED) },
    },
    ANNA,
  );
  expect(spent).toEqual(["contacts", "events"]);
  expect(ends).toEqual({ anna: DELIVERED });
});

test("after five calls it is enough, and no sixth goes out", async () => {
  const { bodies, ends } = await talk({}, { classify: (_, asked) => ({ ask: asked }) }, ANNA);
  expect(bodies).toHaveLength(5);
  expect(ends).toEqual({ anna: { status: "rejected", reason: "the sink asked more than 5 times" } });
});

test("a fifth call that is the last one counts", async () => {
  let calls = 0;
  const { bodies, ends } = await talk(
    {},
    {
      classify: (_, asked) => (++calls < 5 ? { ask: asked } : { settled: everyOne(asked.batch, DELIVERED) }),
    },
    ANNA,
  );
  expect(bodies).toHaveLength(5);
  expect(ends).toEqual({ anna: DELIVERED });
});

test("of two ends of one delivery the first one stands", async () => {
  const classify = (): Turn => ({
    settled: [
      { id: "anna", outcome: DELIVERED },
      { id: "anna", outcome: { status: "rejected", reason: "again" } },
    ],
  });
  const { settled } = await talk({}, { classify }, ANNA);
  expect(settled).toEqual([{ id: "anna", outcome: DELIVERED }]);
});

test("deliveries of somebody else are not settled", async () => {
  const classify = (): Turn => ({
    settled: [
      { id: "anna", outcome: DELIVERED },
      { id: "zoe", outcome: DELIVERED },
    ],
  });
  expect((await talk({}, { classify }, ANNA)).ends).toEqual({ anna: DELIVERED });
});

test("what a call went out for and the sink forgot does not go out again and again", async () => {
  const classify = (): Turn => ({ settled: [{ id: "anna", outcome: DELIVERED }] });
  expect((await talk({}, { classify }, ANNA, BERT)).ends).toEqual({
    anna: DELIVERED,
    bert: { status: "rejected", reason: "the sink said nothing about it" },
  });
});

test("a sink that neither asks nor settles anything is not offered the same for ever", async () => {
  expect((await talk({}, { encode: () => ({}) }, ANNA)).ends).toEqual({
    anna: { status: "rejected", reason: "the sink said nothing about it" },
  });
});

test("a sink that throws is told by the kind of its error alone: the message may hold a key or an address", async () => {
  const encode = throws(new TypeError("key pk_secret refused for anna@shop.example"));
  expect((await talk({}, { encode }, ANNA, BERT)).ends).toEqual({
    anna: { status: "rejected", reason: "the sink failed: TypeError" },
    bert: { status: "rejected", reason: "the sink failed: TypeError" },
  });
});

test("what was settled before it threw stays settled, what did not fit is still offered again", async () => {
  const parts: Partial<Sink> = {
    encode: ([first, second]) => ({
      settled: everyOne([first], DELIVERED),
      ...askAbout(second === undefined ? [] : [second]),
    }),
    classify: throws(new Error("oh")),
  };
  expect((await talk({}, parts, ANNA, BERT, CLEO)).ends).toEqual({
    anna: DELIVERED,
    bert: { status: "rejected", reason: "the sink failed: Error" },
  });
});

/** What a sink written in JavaScript may give back. */
function nonsense(text: string): Turn {
  return JSON.parse(text);
}

test("nonsense ends as a fault of the sink, never in the store", async () => {
  for (const text of [
    "null",
    '"delivered"',
    '{"settled": 7}',
    '{"settled": [{"id": "anna"}]}',
    '{"settled": [{"id": "anna", "outcome": {"status": "sent"}}]}',
    '{"settled": [{"id": "anna", "outcome": {"status": "rejected"}}]}',
    '{"ask": {"batch": []}}',
    '{"ask": {"batch": [{"id": "anna"}], "request": {}, "budget": "no such budget"}}',
  ]) {
    const { ends } = await talk({}, { classify: () => nonsense(text) }, ANNA);
    expect([text, ends]).toEqual([
      text,
      { anna: { status: "rejected", reason: expect.stringMatching(/^the sink/) } },
    ]);
  }
});

test("what was surely not sent is tried again at once, and built anew for every try", async () => {
  let built = 0;
  const encode = (batch: Batch): Turn => {
    built += 1;
    return ask(...batch);
  };
  const { bodies, ends } = await talk(
    { answers: [NOT_SENT, NOT_SENT, OK], quickRetry: threeTries },
    { encode },
    ANNA,
  );
  expect([bodies.length, built]).toEqual([3, 3]);
  expect(ends).toEqual({ anna: DELIVERED });
});

test("what may have arrived is tried again at once only where the vendor honours the key", async () => {
  const answers = [MAYBE, OK];
  const without = await talk({ answers, quickRetry: threeTries }, {}, ANNA);
  expect(without.bodies).toHaveLength(1);
  expect(without.ends).toMatchObject({ anna: { status: "retry", uncertain: true } });

  const withKey = await talk(
    { answers, quickRetry: threeTries },
    { capabilities: { keyHonouredForMs: 1 } },
    ANNA,
  );
  expect(withKey.bodies).toHaveLength(2);
  expect(withKey.ends).toEqual({ anna: DELIVERED });
});

test("an answer, even a bad one, is not tried again at once", async () => {
  const answers = [{ ...OK, status: 503 }];
  const { bodies } = await talk(
    { answers, quickRetry: threeTries },
    { capabilities: { keyHonouredForMs: 1 } },
    ANNA,
  );
  expect(bodies).toHaveLength(1);
});

test("a try that may have arrived is not forgotten because the next one surely did not", async () => {
  const { ends } = await talk(
    { answers: [MAYBE, NOT_SENT], quickRetry: threeTries },
    { capabilities: { keyHonouredForMs: 1 } },
    ANNA,
  );
  expect(ends).toMatchObject({ anna: { status: "retry", uncertain: true } });
});

/** Has so many slots, and then the engine stops. */
function slots(count: number): Line["pacers"] {
  let taken = 0;
  return new Map([["calls", { run: (task) => (++taken > count ? Promise.reject(new NotBegun()) : task()) }]]);
}

test("an engine that stops before the first call leaves everything as it was", async () => {
  const { bodies, ends } = await talk({ pacers: slots(0) }, {}, ANNA);
  expect([bodies, ends]).toEqual([[], {}]);
});

test("one that stops between two calls says that the first may have been enough", async () => {
  const { bodies, ends } = await talk(
    { pacers: slots(1) },
    { classify: (_, asked) => ({ ask: asked }) },
    ANNA,
  );
  expect(bodies).toHaveLength(1);
  expect(ends).toEqual({
    anna: { status: "retry", reason: "the engine stopped between two calls", uncertain: true },
  });
});

test("one that stops between two quick tries keeps what the first one knew", async () => {
  const { bodies, ends } = await talk(
    { pacers: slots(1), answers: [MAYBE], quickRetry: threeTries },
    { capabilities: { keyHonouredForMs: 1 } },
    ANNA,
  );
  expect(bodies).toHaveLength(1);
  expect(ends).toEqual({ anna: { status: "retry", reason: "no answer: reset", uncertain: true } });
});

test("a vendor's own client that never answers is left a second after its time", async () => {
  const clock = simulatedClock(0);
  const ended = talk(
    { clock },
    { transport: () => new Promise(() => undefined), limits: { ...sink({}).limits, timeoutMs: 3_000 } },
    ANNA,
  );
  await clock.advance("4s", nextTurn);
  expect((await ended).ends).toEqual({
    anna: { status: "retry", reason: "no answer: timeout", uncertain: true },
  });
});
