import type { Packer } from "./pack/packer.ts";
import type { Unpacker } from "./pack/unpacker.ts";
import type { LastFire, Start, Wait } from "./wait.ts";

/** Which places of a wait are written, each a bit. */
const CANCEL = 1;
const FORGOTTEN = 2;
const TAKEN = 4;
const LAST_FIRE = 8;

export function encodeWait(packer: Packer, wait: Wait): void {
  const { value, newest, cancel, consumedTo, starts, forgotten, taken, lastFire } = wait;
  packer.number(
    (cancel === undefined ? 0 : CANCEL) +
      (forgotten === undefined ? 0 : FORGOTTEN) +
      (taken === undefined ? 0 : TAKEN) +
      (lastFire === undefined ? 0 : LAST_FIRE),
  );
  packer.text(value);
  packer.place(newest);
  packer.number(consumedTo);
  packer.list(starts, encodeStart);
  if (cancel !== undefined) packer.place(cancel);
  if (forgotten !== undefined) packer.place(forgotten);
  if (taken !== undefined) packer.place(taken);
  if (lastFire !== undefined) encodeLastFire(packer, lastFire);
}

export function decodeWait(unpacker: Unpacker): Wait {
  const parts = unpacker.number();
  const value = unpacker.text();
  const newest = { at: unpacker.number(), seq: unpacker.number() };
  const consumedTo = unpacker.number();
  const starts = unpacker.list(decodeStart);
  const cancel = (parts & CANCEL) === 0 ? undefined : unpacker.place();
  const forgotten = (parts & FORGOTTEN) === 0 ? undefined : unpacker.place();
  const taken = (parts & TAKEN) === 0 ? undefined : unpacker.place();
  const lastFire = (parts & LAST_FIRE) === 0 ? undefined : decodeLastFire(unpacker);
  return {
    value,
    newest,
    ...(cancel === undefined ? {} : { cancel }),
    consumedTo,
    starts,
    ...(forgotten === undefined ? {} : { forgotten }),
    ...(taken === undefined ? {} : { taken }),
    ...(lastFire === undefined ? {} : { lastFire }),
  };
}

/** The wait of a trigger that other events cancel now. */
export function withoutCancel(wait: Wait): Wait {
  const { cancel: _, ...rest } = wait;
  return rest;
}

function encodeStart(packer: Packer, { at, seq, readAt, due, mark, evidence, fire }: Start): void {
  packer.number(at);
  packer.number(seq);
  packer.number(readAt);
  packer.number(due);
  packer.number(mark);
  packer.json(evidence);
  packer.optionalText(fire);
}

function decodeStart(unpacker: Unpacker): Start {
  const start: Start = {
    at: unpacker.number(),
    seq: unpacker.number(),
    readAt: unpacker.number(),
    due: unpacker.number(),
    mark: unpacker.number(),
    evidence: unpacker.objects(),
  };
  const fire = unpacker.optionalText();
  return fire === undefined ? start : { ...start, fire };
}

function encodeLastFire(packer: Packer, { at, seq, due, decidedAt, id }: LastFire): void {
  packer.number(at);
  packer.number(seq);
  packer.number(due);
  packer.number(decidedAt);
  packer.text(id);
}

function decodeLastFire(unpacker: Unpacker): LastFire {
  return {
    at: unpacker.number(),
    seq: unpacker.number(),
    due: unpacker.number(),
    decidedAt: unpacker.number(),
    id: unpacker.text(),
  };
}
