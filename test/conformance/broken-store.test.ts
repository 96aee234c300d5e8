import { storeConformance } from "@heed/conformance";
import type { Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { expect, test } from "vitest";
import { cancellationFaults } from "./faults/cancellations.ts";
import { claimFaults } from "./faults/claim.ts";
import { commandFaults } from "./faults/commands.ts";
import { countFaults } from "./faults/counts.ts";
import { eventFaults } from "./faults/events.ts";
import type { Fault, Faults } from "./faults/fault.ts";
import { forwardFaults } from "./faults/forwards.ts";
import { heldFaults } from "./faults/held.ts";
import { historyFaults } from "./faults/history.ts";
import { leadFaults } from "./faults/lead.ts";
import { messageFaults } from "./faults/messages.ts";
import { needFaults } from "./faults/needs.ts";
import { onePersonFaults } from "./faults/one-person.ts";
import { roundTripFaults } from "./faults/round-trip.ts";
import { settleFaults } from "./faults/settle.ts";
import { transactFaults } from "./faults/transact.ts";
import { wakeUpFaults } from "./faults/wake-ups.ts";

const FAULTS: Faults = {
  ...transactFaults,
  ...needFaults,
  ...forwardFaults,
  ...countFaults,
  ...heldFaults,
  ...messageFaults,
  ...wakeUpFaults,
  ...claimFaults,
  ...onePersonFaults,
  ...cancellationFaults,
  ...settleFaults,
  ...leadFaults,
  ...historyFaults,
  ...eventFaults,
  ...commandFaults,
  ...roundTripFaults,
};

test("there is a broken store for every promise of the suite", () => {
  expect(Object.keys(FAULTS).toSorted()).toEqual([...promisesFor(() => ({})).keys()].toSorted());
});

test("a store without a fault keeps every promise", async () => {
  expect(await brokenPromises(() => ({}))).toEqual([]);
});

test.each(Object.entries(FAULTS))("a store broken there fails: %s", async (sentence, fault) => {
  expect(await brokenPromises(fault)).toContain(sentence);
});

/** The sentences that do not hold for a store with this fault. */
async function brokenPromises(fault: Fault): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [sentence, body] of promisesFor(fault)) {
    await body().catch(() => broken.push(sentence));
  }
  return broken;
}

function promisesFor(fault: Fault): ReadonlyMap<string, () => Promise<void>> {
  const promises = new Map<string, () => Promise<void>>();
  const fresh = async (): Promise<{ open(): Promise<Store> }> => {
    const data = memoryData();
    let handles = 0;
    return {
      open: async () => {
        const store = memoryStore({ data });
        return { ...store, ...fault(store, data, handles++) };
      },
    };
  };
  storeConformance({ fresh }, { test: (sentence, body) => promises.set(sentence, body), expect });
  return promises;
}
