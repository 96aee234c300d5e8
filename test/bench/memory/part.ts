import { inChild } from "../child.ts";
import type { Part } from "../part.ts";
import { printTable, whole } from "../table.ts";
import type { MemoryArgument, MemoryFigures } from "./child.ts";

const LIMIT_MS = 120_000;

/** What one profile takes, written down and in the heap. */
export const memory: Part = async ({ long }) => {
  const runs: readonly MemoryArgument[] = [
    { profiles: 200_000, as: "text" },
    { profiles: 1_000_000, as: "text" },
    { profiles: 200_000, as: "objects" },
    ...(long ? [{ profiles: 1_000_000, as: "objects" } as const] : []),
  ];
  const lines: string[][] = [];
  for (const run of runs) {
    const line = [
      run.as === "text" ? "as a store keeps them" : "as the engine works on them",
      whole(run.profiles),
    ];
    const answer = await inChild<MemoryFigures>(new URL("child.ts", import.meta.url), run, LIMIT_MS);
    if ("failed" in answer) lines.push([...line, answer.failed]);
    else {
      const { registers, encodedBytes, heapBytes } = answer.result;
      lines.push([...line, whole(registers), `${whole(encodedBytes)} B`, `${whole(heapBytes)} B`]);
    }
  }
  printTable(
    "Memory: profiles with every register live; the heap has their ids and the map in it.",
    ["", "profiles", "registers", "state as text", "heap per profile"],
    lines,
  );
};
