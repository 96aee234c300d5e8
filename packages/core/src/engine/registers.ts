import type { EpochMs, Event, Position } from "../contracts/index.ts";
import type { Plan, Reaction } from "./plan.ts";
import type { Slots } from "./slots.ts";
import { slotAt, withSlot } from "./slots.ts";

/** The registers after an event, at log time `at`. */
export function registersAfter(
  plan: Plan,
  before: Slots,
  event: Event,
  position: Position,
  at: EpochMs,
  reaction: Reaction,
): Slots {
  let registers = before;
  for (const { place, matches } of reaction.registers) {
    const rule = plan.registers[place];
    if (rule === undefined || !matches(event)) continue;
    const known = slotAt(registers, place);
    const value = rule.read(known, event, position, at);
    if (value !== known) registers = withSlot(registers, place, value);
  }
  return registers;
}
