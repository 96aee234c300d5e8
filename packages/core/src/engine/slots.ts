/** Values by place in the plan, of which a profile has few: sorted by place. */
export type Slots<T = unknown> = readonly Slot<T>[];

export interface Slot<T = unknown> {
  readonly place: number;
  readonly value: T;
}

/** The value at a place, `undefined` where there is none. */
export function slotAt<T>(slots: Slots<T>, place: number): T | undefined {
  const index = indexOf(slots, place);
  const slot = slots[index];
  return slot?.place === place ? slot.value : undefined;
}

/** The slots with another value at a place. */
export function withSlot<T>(slots: Slots<T>, place: number, value: T): Slots<T> {
  const index = indexOf(slots, place);
  const slot = { place, value };
  return slots[index]?.place === place ? slots.with(index, slot) : slots.toSpliced(index, 0, slot);
}

/** Both sides' values, joined where both have one; `join` may have none for them. */
export function joinedSlots<T>(
  a: Slots<T>,
  b: Slots<T>,
  join: (slot: Slot<T>, a: T, b: T) => T | undefined,
): Slots<T> {
  let slots = a;
  for (const slot of b) {
    const known = slotAt(slots, slot.place);
    const value = known === undefined ? slot.value : join(slot, known, slot.value);
    if (value !== undefined) slots = withSlot(slots, slot.place, value);
  }
  return slots;
}

/** The first index whose place is not smaller. */
function indexOf(slots: Slots, place: number): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle]?.place ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
