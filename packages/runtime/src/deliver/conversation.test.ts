import type { Batch, Delivery, HttpResponse, NoAnswer, Sink, Turn } from "@heed/core/contracts";
import { everyOne, jsonRequest, outcomeFromStatus } from "@heed/core/contracts";
import { expect, test } from "vitest";
import type { Clock } from "../clock.ts";
import { noQuickRetry, simulatedClock } from "../testing.ts";
import { nextTurn } from "../world/system.ts";
import type { Line } from "./call.ts";
import type { AskAgain } from "./conversation.ts";
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

const WITHDRAWN = { answer: "cancel", reason: "withdrawn" } as const;
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
  readonly askAgain?: AskAgain;
}

/** Talks about a batch; the vendor gives these answers, the last one from then on. */
async function talk(
  {
    answers = [OK],
    quickRetry = noQuickRetry,
    pacers = new Map([["calls", atOnce]]),
    clock = simulatedClock(0),
    askAgain = async () => new Map(),
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
  const talked = await converse(sink(parts), batch, line, askAgain);
  const ends = talked.ends.map((end) => [end.id, "refused" in end ? end.refused : end.outcome]);
  return { bodies, ends: Object.fromEntries(ends), talked };
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
  const { talked } = await talk({}, { classify }, ANNA);
  expect(talked.ends).toEqual([{ id: "anna", outcome: DELIVERED }]);
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
  return new Map([
    [
      "calls",
      { run: (task) => (++taken > count ? Promise.reject(new NotBegun("the engine stopped")) : task()) },
    ],
  ]);
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

/** Nobody but these may be sent anything, from the `nth` time of asking on. */
function refusing(id: string, nth = 1): AskAgain {
  let asked = 0;
  return async () => (++asked < nth ? new Map() : new Map([[id, WITHDRAWN]]));
}

test("who may no longer be written to is asked in the slot, and the batch goes on without them", async () => {
  const order: string[] = [];
  const pacers = new Map<string, Pacer>([
    [
      "calls",
      {
        run(task) {
          order.push("slot");
          return task();
        },
      },
    ],
  ]);
  const askAgain: AskAgain = async () => {
    order.push("asked");
    return new Map([["bert", WITHDRAWN]]);
  };
  const { bodies, ends } = await talk({ pacers, askAgain }, {}, ANNA, BERT, CLEO);
  expect(order).toEqual(["slot", "asked"]);
  expect(bodies).toEqual([["anna", "cleo"]]);
  expect(ends).toEqual({ anna: DELIVERED, bert: WITHDRAWN, cleo: DELIVERED });
});

test("where nobody is left, nothing is built and no call is made", async () => {
  const encode = throws(new Error("there is nothing to encode"));
  const { bodies, ends } = await talk({ askAgain: refusing("anna") }, { encode }, ANNA);
  expect([bodies, ends]).toEqual([[], { anna: WITHDRAWN }]);
});

test("it is asked again before every quick try", async () => {
  const { bodies, ends } = await talk(
    { answers: [NOT_SENT, OK], quickRetry: threeTries, askAgain: refusing("anna", 2) },
    {},
    ANNA,
    BERT,
  );
  expect(bodies).toEqual([["anna", "bert"], ["bert"]]);
  expect(ends).toEqual({ anna: WITHDRAWN, bert: DELIVERED });
});

test("a sink that does nothing for those who are left is told so, whoever was stopped", async () => {
  const { ends } = await talk({ askAgain: refusing("anna") }, { encode: () => ({}) }, ANNA, BERT);
  expect(ends).toEqual({
    anna: WITHDRAWN,
    bert: { status: "rejected", reason: "the sink said nothing about it" },
  });
});

test("where nobody can say who may be written to, nothing goes out and all of it is offered again", async () => {
  const { bodies, talked } = await talk(
    { askAgain: () => Promise.reject(new NotBegun("the store could not be read")) },
    {},
    ANNA,
  );
  expect([bodies, talked]).toEqual([[], { ends: [], leftOut: "the store could not be read" }]);
});

const never = (): Promise<never> => new Promise(() => undefined);

test("an encode that never ends is given up after five seconds: nothing went out, and it is tried later", async () => {
  const clock = simulatedClock(0);
  const ended = talk({ clock }, { encode: never }, ANNA, BERT);
  await clock.advance("5s", nextTurn);
  const retry = { status: "retry", reason: "the sink's encode took longer than 5000 ms", uncertain: false };
  expect((await ended).ends).toEqual({ anna: retry, bert: retry });
});

test("one that hangs at the second try keeps what the first one knew", async () => {
  const clock = simulatedClock(0);
  let tries = 0;
  const encode = (batch: Batch): Turn | Promise<Turn> => (++tries === 1 ? ask(...batch) : never());
  const capabilities = { keyHonouredForMs: 1 };
  const ended = talk({ clock, answers: [MAYBE], quickRetry: threeTries }, { encode, capabilities }, ANNA);
  await clock.advance("10s", nextTurn);
  expect((await ended).ends).toEqual({
    anna: { status: "retry", reason: "no answer: reset", uncertain: true },
  });
});

test("a classify that never ends leaves open whether the request did its work, unless it was surely not sent", async () => {
  for (const [answer, uncertain] of [
    [OK, true],
    [MAYBE, true],
    [NOT_SENT, false],
  ] as const) {
    const clock = simulatedClock(0);
    const ended = talk({ clock, answers: [answer] }, { classify: never }, ANNA);
    await clock.advance("5s", nextTurn);
    expect((await ended).ends).toEqual({
      anna: { status: "retry", reason: "the sink's classify took longer than 5000 ms", uncertain },
    });
  }
});

function misspelt({ ask: asked }: Turn): Turn {
  return asked === undefined ? {} : { ask: { ...asked, budget: "call" } };
}

test("a sink that asks for a budget it has not declared is held, and the reason says which there are", async () => {
  const held = {
    status: "held",
    reason:
      'the sink asked for an unknown budget: expected one of "calls"; came "call". Did you mean "calls"?',
  };
  const first = await talk({}, { encode: (batch) => misspelt(ask(...batch)) }, ANNA, BERT);
  expect([first.bodies, first.ends]).toEqual([[], { anna: held, bert: held }]);
  const second = await talk({}, { classify: (_, asked) => misspelt({ ask: asked }) }, ANNA, BERT);
  expect(second.bodies).toHaveLength(1);
  expect(second.ends).toEqual({ anna: held, bert: held });
});
