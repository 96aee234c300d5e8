import type { Packer } from "./pack/packer.ts";
import type { Unpacker } from "./pack/unpacker.ts";
import type { Chain, Lane, SequenceState, StepEvent } from "./sequence.ts";

export function encodeSequence(packer: Packer, sequence: SequenceState | undefined): void {
  if (sequence === undefined) {
    packer.optional(undefined);
    return;
  }
  const { lanes, ring, everyoneFoldedTo } = sequence;
  packer.optional(1);
  packer.list(lanes, encodeLane);
  packer.list(ring, encodeStep);
  packer.place(everyoneFoldedTo);
}

export function decodeSequence(unpacker: Unpacker): SequenceState | undefined {
  if (unpacker.optional() === undefined) return undefined;
  const lanes = unpacker.list(decodeLane);
  const ring = unpacker.list(decodeStep);
  const folded = unpacker.place();
  return { lanes, ring, ...(folded === undefined ? {} : { everyoneFoldedTo: folded }) };
}

function encodeLane(packer: Packer, { value, newest, endedAt, foldedTo, chains }: Lane): void {
  packer.text(value);
  packer.place(newest);
  packer.place(endedAt);
  packer.place(foldedTo);
  packer.list(chains, encodeChain);
}

function encodeChain(packer: Packer, chain: Chain | undefined): void {
  packer.place(chain);
  if (chain === undefined) return;
  packer.place(chain.start);
  packer.json(chain.evidence);
}

function decodeLane(unpacker: Unpacker): Lane {
  const value = unpacker.text();
  const newest = { at: unpacker.number(), seq: unpacker.number() };
  const [ended, folded] = [unpacker.place(), unpacker.place()];
  return {
    value,
    newest,
    ...(ended === undefined ? {} : { endedAt: ended }),
    ...(folded === undefined ? {} : { foldedTo: folded }),
    chains: unpacker.list(decodeChain),
  };
}

function decodeChain(unpacker: Unpacker): Chain | undefined {
  const place = unpacker.place();
  if (place === undefined) return undefined;
  const start = { at: unpacker.number(), seq: unpacker.number() };
  return { ...place, start, evidence: unpacker.objects() };
}

function encodeStep(packer: Packer, event: StepEvent): void {
  const { at, seq, mark, value, steps, startsOver, evidence } = event;
  packer.number(at);
  packer.number(seq);
  packer.number(mark);
  packer.optionalText(value);
  packer.number(steps);
  packer.number(startsOver ? 1 : 0);
  packer.json(evidence);
}

function decodeStep(unpacker: Unpacker): StepEvent {
  const [at, seq, mark] = [unpacker.number(), unpacker.number(), unpacker.number()];
  const value = unpacker.optionalText();
  return {
    at,
    seq,
    mark,
    ...(value === undefined ? {} : { value }),
    steps: unpacker.number(),
    startsOver: unpacker.number() === 1,
    evidence: unpacker.object(),
  };
}
