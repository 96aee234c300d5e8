/** Fills the heap of a process of its own with profiles: see `inChild`. */
import type { ProfileKey } from "@heed/core/contracts";
import { argumentOfChild } from "../child.ts";
import { People } from "../heed-engine.ts";
import { keyOf, live, sixRegisters } from "./registers.ts";

export interface MemoryArgument {
  readonly profiles: number;
  /** As a store keeps them, or as the engine works on them. */
  readonly as: "text" | "objects";
}

export interface MemoryFigures {
  /** Of the whole heap, id and map included, per profile. */
  readonly heapBytes: number;
  /** Of the encoded state, in the mean. */
  readonly encodedBytes: number;
  readonly registers: number;
}

/** Later ones are copies of these, each a string of its own: deciding a million lives is not what is measured. */
const DISTINCT = 20_000;

const { profiles, as }: MemoryArgument = JSON.parse(argumentOfChild());
console.log(JSON.stringify(fill()));

function fill(): MemoryFigures {
  const plan = sixRegisters();
  const people = new People(plan);
  const texts = new Map<ProfileKey, string>();
  const before = heap();
  let encoded = 0;
  for (let i = 0; i < profiles; i++) {
    if (as === "text" && i >= DISTINCT) {
      const text = texts.get(keyOf(i % DISTINCT)) ?? "";
      encoded += Buffer.byteLength(text);
      texts.set(keyOf(i), Buffer.from(text).toString());
      continue;
    }
    live(people, i);
    const text = people.encoded(keyOf(i));
    encoded += Buffer.byteLength(text);
    if (as === "objects") continue;
    texts.set(keyOf(i), text);
    people.states.delete(keyOf(i));
  }
  const heapBytes = (heap() - before) / profiles;
  if (texts.size + people.states.size !== profiles) throw new Error("expected every profile to be kept");
  return { heapBytes, encodedBytes: encoded / profiles, registers: plan.registers.length };
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
