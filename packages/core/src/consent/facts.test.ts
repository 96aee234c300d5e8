import { expect, test } from "vitest";
import type { ConsentFact } from "./facts.ts";
import { heard, joinedFacts, permission } from "./facts.ts";
import { purposesOf } from "./policy.ts";

const purposes = purposesOf({ purposes: { email: {}, push: { unknown: "granted" } } });
const [email, push] = [...purposes.values()];
if (email === undefined || push === undefined) throw new Error("two purposes");

/** What is known after these signals about e-mail were read, in this order. */
function after(...said: readonly (readonly [granted: boolean, at: number])[]): ConsentFact | undefined {
  let facts: readonly ConsentFact[] = [];
  for (const [granted, at] of said)
    facts = heard(facts, purposes, { email: granted, push: true }, at, { at: at + 100, seq: at });
  return facts.find(({ purpose }) => purpose === "email");
}

test("a signal says something about every purpose: what it does not name was not allowed", () => {
  expect(heard([], purposes, { email: true }, 10, { at: 110, seq: 1 })).toEqual([
    { purpose: "email", granted: true, at: 10, seq: 1 },
    { purpose: "push", granted: false, at: 10, seq: 1, refusedAt: 110, refusedTo: 10, refusedSeq: 1 },
  ]);
});

test("the newest of two permissions counts, in whatever order they are read", () => {
  expect(after([true, 10], [true, 20])).toMatchObject({ granted: true, at: 20 });
  expect(after([true, 20], [true, 10])).toMatchObject({ granted: true, at: 20 });
});

test("a permission replaces an older refusal, and no refusal of the same instant", () => {
  expect(after([false, 10], [true, 11])).toMatchObject({ granted: true, at: 11 });
  expect(after([false, 10], [true, 10])).toMatchObject({ granted: false });
  expect(after([false, 10], [true, 9])).toMatchObject({ granted: false });
});

test("a refusal always counts, and later permissions are measured against the newest thing said", () => {
  expect(after([true, 20], [false, 10])).toEqual({
    purpose: "email",
    granted: false,
    at: 20,
    seq: 10,
    refusedAt: 110,
    refusedTo: 10,
    refusedSeq: 10,
  });
  expect(after([true, 20], [false, 10], [true, 15])).toMatchObject({ granted: false });
  expect(after([true, 20], [false, 10], [true, 21])).toMatchObject({ granted: true, at: 21 });
});

test("a refusal is remembered with the log time at which it was read, also when a permission follows", () => {
  expect(after([false, 10], [true, 11])).toEqual({
    purpose: "email",
    granted: true,
    at: 11,
    seq: 11,
    refusedAt: 110,
    refusedTo: 10,
    refusedSeq: 10,
  });
});

test("disorder can only narrow: no order of reading allows what the right order does not", () => {
  const said = [
    [true, 1],
    [false, 2],
    [true, 3],
    [false, 4],
  ] as const;
  for (const [a, b, c, d] of permutations(said)) {
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four");
    expect(after(a, b, c, d)?.granted).toBe(false);
  }
});

test("allowed by a signal, or by the policy where nothing was said", () => {
  const facts = [{ purpose: "email", granted: true, at: 10, seq: 1 }];
  expect(permission(facts, email)).toEqual({
    allowed: true,
    proof: { purpose: "email", basis: "signal", at: 10 },
  });
  expect(permission([], push)).toEqual({ allowed: true, proof: { purpose: "push", basis: "policy" } });
});

test("refused because it was, or because nothing is known; and what would allow it", () => {
  const allowedBy = "a newer event with context.consent.categoryPreferences { email: true }";
  expect(permission([], email)).toEqual({ allowed: false, reason: "consent_unknown", allowedBy });
  const refused = [{ purpose: "email", granted: false, at: 10, seq: 1 }];
  expect(permission(refused, email)).toEqual({ allowed: false, reason: "consent_denied", allowedBy });
});

test("a refusal counts even where silence would be permission", () => {
  expect(permission([{ purpose: "push", granted: false, at: 10, seq: 1 }], push)).toMatchObject({
    allowed: false,
  });
});

test("two profiles that become one person know what one profile had known, had it heard all of it", () => {
  let seq = 0;
  const said = (granted: boolean, at: number): { granted: boolean; at: number; seq: number } => ({
    granted,
    at,
    seq: ++seq,
  });
  const words = [said(true, 10), said(false, 5), said(true, 7), said(true, 12)];
  for (let length = 0; length <= words.length; length++) {
    for (let mask = 0; mask < 2 ** length; mask++) {
      let [one, other, both]: readonly ConsentFact[][] = [[], [], []];
      for (const [i, word] of words.slice(0, length).entries()) {
        const signal = { email: word.granted, push: true };
        const read = { at: word.seq, seq: word.seq };
        both = [...heard(both ?? [], purposes, signal, word.at, read)];
        if ((mask & (1 << i)) === 0) one = [...heard(one ?? [], purposes, signal, word.at, read)];
        else other = [...heard(other ?? [], purposes, signal, word.at, read)];
      }
      const joined = joinedFacts(one ?? [], other ?? []).map(({ purpose, granted }) => [purpose, granted]);
      expect(joined).toEqual((both ?? []).map(({ purpose, granted }) => [purpose, granted]));
    }
  }
});

function permutations<T>(of: readonly T[]): readonly (readonly T[])[] {
  if (of.length < 2) return [of];
  return of.flatMap((first, i) => permutations(of.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}
