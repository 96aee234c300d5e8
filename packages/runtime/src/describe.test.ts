import type { Decision } from "@heed/core/contracts";
import type { Effect } from "@heed/core/engine";
import { expect, test } from "vitest";
import { describe } from "./describe.ts";
import type { Notice } from "./notice.ts";

const AT = Date.parse("2026-11-23T10:00:00Z");
const MINUTE = 60_000;

const CANARY = { email: "canary@shop.example", price: "canary-payload" };

const decision: Decision = {
  id: "f1",
  trigger: "abandoned",
  profile: "u:anna",
  value: "c-1",
  start: { at: AT - MINUTE, seq: 1 },
  at: AT,
  decidedAt: AT,
  evidence: [CANARY],
  ended: "fired",
};

const fired: Effect = {
  kind: "fired",
  decision,
  deliveries: [
    {
      sink: "mail",
      profile: "u:anna",
      start: decision.start,
      queuedAt: AT,
      delivery: {
        id: "d1",
        trigger: "abandoned",
        as: "Abandoned Cart",
        identity: { userId: "anna", email: CANARY.email },
        payload: CANARY,
        consent: { purpose: "marketing", basis: "policy" },
        occurredAt: AT,
        expiresAt: AT + MINUTE,
        attempt: 0,
        uncertain: false,
      },
    },
  ],
};

function effect(given: Effect): Notice {
  return { kind: "effect", at: AT, profile: "u:anna", effect: given };
}

const wait = { trigger: "abandoned", value: "c-1" };
const event = { kind: "event", at: AT, source: "web", profile: "u:anna" } as const;
const delivery = {
  kind: "delivery",
  at: AT,
  sink: "mail",
  trigger: "abandoned",
  profile: "u:anna",
  id: "d1",
} as const;

/** Every kind of notice there is, with its line. */
const LINES: readonly (readonly [Notice, string])[] = [
  [
    { ...event, type: "track", name: "Product Added", ended: "processed" },
    "10:00:00  u:anna          event       Product Added",
  ],
  [
    { ...event, type: "page", name: "", ended: "duplicate" },
    "10:00:00  u:anna          event       page  duplicate",
  ],
  [
    { ...event, type: "track", name: "Page", ended: "suppressed", reason: "robot", allowedBy: "a person" },
    "10:00:00  u:anna          event       Page  suppressed robot; allowed by a person",
  ],
  [
    {
      kind: "refused",
      at: AT,
      source: "web",
      refusals: [{ index: 3, code: "missing_user", at: "userId", message: "expected a userId; came none" }],
    },
    "10:00:00  web             refused     item 3: missing_user at userId: expected a userId; came none",
  ],
  [
    effect({ kind: "opened", ...wait, start: decision.start, until: AT + 16 * MINUTE }),
    "10:00:00  u:anna          waiting     abandoned (c-1) until 10:16:00 (in 16m)",
  ],
  [
    effect({ kind: "moved", ...wait, start: decision.start, until: AT + 90 * MINUTE }),
    "10:00:00  u:anna          moved       abandoned (c-1) until 11:30:00 (in 1h 30m)",
  ],
  [
    effect({ kind: "cancelled", ...wait, by: "event" }),
    "10:00:00  u:anna          cancelled   abandoned (c-1): the awaited event came",
  ],
  [
    effect({ kind: "cancelled", ...wait, by: "withdrawal" }),
    "10:00:00  u:anna          cancelled   abandoned (c-1): its purpose is refused",
  ],
  [
    effect({ kind: "opened", ...wait, start: decision.start, until: AT + 24 * 60 * MINUTE + MINUTE }),
    "10:00:00  u:anna          waiting     abandoned (c-1) until 2026-11-24 10:01:00 (in 1d 1m)",
  ],
  [
    effect({ kind: "before_deployment", trigger: "abandoned" }),
    "10:00:00  u:anna          too early   abandoned: it happened before the trigger was deployed, so it begins nothing",
  ],
  [
    effect({ kind: "dropped", ...wait }),
    "10:00:00  u:anna          dropped     abandoned (c-1): the trigger was redefined or taken away",
  ],
  [
    effect({ kind: "not_collected", id: "m-1", reason: "consent_denied:analytics", allowedBy: "a yes" }),
    "10:00:00  u:anna          suppressed  an event: consent_denied:analytics; allowed by a yes",
  ],
  [
    effect({ kind: "wait_decided", trigger: "abandoned" }),
    "10:00:00  u:anna          decided     abandoned: nothing came in time",
  ],
  [
    effect({ kind: "stale", of: "wait", decision: { ...decision, ended: "stale" } }),
    "10:00:00  u:anna          stale       abandoned (c-1): too old when it arrived",
  ],
  [
    effect({ kind: "evicted", ...wait, of: "wait" }),
    "10:00:00  u:anna          forgotten   abandoned (c-1): too many waits at once",
  ],
  [
    effect({ kind: "evicted", ...wait, of: "sequence" }),
    "10:00:00  u:anna          forgotten   abandoned (c-1): too many sequences at once",
  ],
  [
    effect({ kind: "joined", ...wait }),
    "10:00:00  u:anna          joined      abandoned (c-1): two who waited are one person, and wait once",
  ],
  [
    effect({ kind: "cancelled", ...wait, by: "late_cancel" }),
    "10:00:00  u:anna          cancelled   abandoned (c-1): the fire that it followed should not have happened",
  ],
  [
    effect({ kind: "late_step", trigger: "abandoned" }),
    "10:00:00  u:anna          late step   abandoned: it came after its place in the sequence was decided or forgotten",
  ],
  [
    effect({ kind: "late_cancel", ...wait, fire: "f1", start: decision.start }),
    "10:00:00  u:anna          late cancel abandoned (c-1): it came after all, and should have prevented the fire",
  ],
  [
    effect({ kind: "shadow", decision: { ...decision, ended: "shadow" } }),
    "10:00:00  u:anna          shadow      abandoned (c-1): would have fired",
  ],
  [
    effect({ kind: "held", decision: { ...decision, ended: "held", reason: "paused" } }),
    "10:00:00  u:anna          held        abandoned (c-1): paused",
  ],
  [
    effect({ kind: "if_false", decision: { ...decision, ended: "if_false" } }),
    "10:00:00  u:anna          not now     abandoned (c-1): its if is no",
  ],
  [
    effect({ kind: "expired", decision: { ...decision, ended: "expired" } }),
    "10:00:00  u:anna          expired     abandoned (c-1): held for too long",
  ],
  [
    effect({ kind: "expired", decision: { ...decision, ended: "expired", reason: "replaced" } }),
    "10:00:00  u:anna          expired     abandoned (c-1): a newer one is held instead",
  ],
  [
    { kind: "identity", at: AT, profile: "u:anna", from: "a:1", how: "joined" },
    "10:00:00  u:anna          identity    a:1 is part of it now",
  ],
  [
    { kind: "identity", at: AT, profile: "u:anna", from: "a:1", how: "rebound" },
    "10:00:00  u:anna          identity    a:1 is theirs from now on",
  ],
  [
    {
      kind: "command",
      at: AT,
      command: { id: "c", submittedAt: AT, kind: "pause", trigger: "abandoned", by: "Eva" },
      ended: "applied",
    },
    "10:00:00  engine          command     pause abandoned, asked by Eva",
  ],
  [
    {
      kind: "command",
      at: AT,
      command: { id: "c", submittedAt: AT, kind: "resume", trigger: "gone" },
      ended: "unknown",
    },
    "10:00:00  engine          command     resume gone: there is no such trigger",
  ],
  [
    { ...delivery, attempt: 1, ended: "waiting", reason: "quiet hours", nextAt: AT + 60 * MINUTE },
    "10:00:00  u:anna          will send   abandoned to mail, attempt 1 quiet hours, again in 1h",
  ],
  [
    effect({ kind: "no_key", trigger: "abandoned", path: "cart_id" }),
    '10:00:00  u:anna          no key      abandoned: the event lacks the property "cart_id" of .by()',
  ],
  [
    effect({ kind: "inexact", trigger: "abandoned" }),
    "10:00:00  u:anna          inexact     abandoned: a late cancel or a decision fell among forgotten starts",
  ],
  [
    effect({ kind: "evidence_left_out", trigger: "abandoned", paths: 2 }),
    "10:00:00  u:anna          left out    abandoned: 2 values of the payload are too large",
  ],
  [effect(fired), "10:00:00  u:anna          FIRED       abandoned (c-1) to mail"],
  [
    effect({
      kind: "suppressed",
      decision: {
        ...decision,
        ended: "suppressed",
        reason: "consent_denied:marketing",
        allowedBy: "consent",
      },
    }),
    "10:00:00  u:anna          suppressed  abandoned (c-1): consent_denied:marketing; allowed by consent",
  ],
  [
    { ...delivery, attempt: 1, ended: "delivered" },
    "10:00:00  u:anna          DELIVERED   abandoned to mail, attempt 1",
  ],
  [
    { ...delivery, attempt: 2, ended: "waiting", reason: "HTTP 503", nextAt: AT + 22_500 },
    "10:00:00  u:anna          will retry  abandoned to mail, attempt 2 HTTP 503, again in 23s",
  ],
  [
    { ...delivery, attempt: 1, ended: "dead", reason: "HTTP 400" },
    "10:00:00  u:anna          dead letter abandoned to mail, attempt 1 HTTP 400",
  ],
  [
    { ...delivery, attempt: 1, ended: "cancelled", reason: "withdrawn" },
    "10:00:00  u:anna          not sent    abandoned to mail, attempt 1 withdrawn",
  ],
  [
    { kind: "sink", at: AT, sink: "mail", state: "held", reason: "quota", resumeAt: AT + MINUTE },
    "10:00:00  mail            held        quota until 2026-11-23T10:01:00.000Z",
  ],
  [
    { kind: "sink", at: AT, sink: "mail", state: "held", reason: "HTTP 401" },
    '10:00:00  mail            held        HTTP 401; nothing more is sent, and nothing lost: mend its key or settings and start again, or call resume("mail")',
  ],
  [
    { ...delivery, attempt: 1, ended: "waiting", reason: "HTTP 401" },
    "10:00:00  u:anna          kept        abandoned to mail, attempt 1 HTTP 401",
  ],
  [{ kind: "sink", at: AT, sink: "mail", state: "resumed" }, "10:00:00  mail            resumed"],
  [
    { kind: "engine", at: AT, state: "catching_up" },
    "10:00:00  engine          catching up deadlines wait until the senders have handed over what they kept",
  ],
  [{ kind: "engine", at: AT, state: "caught_up" }, "10:00:00  engine          caught up"],
  [
    { kind: "engine", at: AT, state: "lease_lost", reason: "held by another" },
    "10:00:00  engine          lease lost  held by another",
  ],
  [
    { kind: "engine", at: AT, state: "failing", reason: "disk full" },
    "10:00:00  engine          failing     disk full",
  ],
];

for (const [notice, line] of LINES) {
  test(`reads: ${line}`, () => expect(describe(notice)).toBe(line));
}

test("no line holds an address or a value of the payload", () => {
  expect(LINES.map(([notice]) => describe(notice)).join("\n")).not.toContain("canary");
});

test("several refusals are a line each, none is no line", () => {
  const refusal = { index: 0, code: "too_large", at: "", message: "came more" };
  const refused: Notice = {
    kind: "refused",
    at: AT,
    source: "web",
    refusals: [refusal, { ...refusal, index: 1 }],
  };
  expect(describe(refused)?.split("\n")).toEqual([
    "10:00:00  web             refused     item 0: too_large: came more",
    "10:00:00  web             refused     item 1: too_large: came more",
  ]);
  expect(describe({ ...refused, refusals: [] })).toBeUndefined();
});

test("foreign text cannot move the cursor, turn the writing round or begin a line of its own", () => {
  const nasty = "a\u001b[2Jb\r\nc\u0000d\u202ee\u2028f\u009bg";
  const notices: readonly Notice[] = [
    { ...event, type: "track", name: nasty, ended: "processed" },
    { ...event, profile: `u:${nasty}`, type: "track", name: "x", ended: "processed" },
    effect({ kind: "cancelled", by: "event", trigger: "abandoned", value: nasty }),
    { ...delivery, attempt: 1, ended: "dead", reason: nasty },
    {
      kind: "refused",
      at: AT,
      source: nasty,
      refusals: [{ index: 0, code: nasty, at: nasty, message: nasty }],
    },
    { kind: "engine", at: AT, state: "failing", reason: nasty },
  ];
  for (const notice of notices) {
    expect(describe(notice)).toMatch(/a�\[2Jb��c�d�e�f�g/);
    expect(describe(notice)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  }
});

test("a line has an end, whatever it is about", () => {
  const long: Notice = { ...event, type: "track", name: "x".repeat(5_000), ended: "processed" };
  expect(describe(long)?.length).toBeLessThan(500);
});
