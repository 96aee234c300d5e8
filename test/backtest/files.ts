import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { seedOfRun } from "../random.ts";
import { writeMadeUpFile } from "./made-up-file.ts";

export interface File {
  readonly name: string;
  readonly file: string;
}

/** A file made up from the run's seed, always; beside it the real ones that are on this machine. */
export async function filesToCount(): Promise<readonly [File, ...File[]]> {
  const seed = seedOfRun();
  const folder = await mkdtemp(join(tmpdir(), "heed-backtest-"));
  afterAll(() => rm(folder, { recursive: true }));
  const file = join(folder, "events.csv.gz");
  writeMadeUpFile(file, seed);
  console.log(`made up from SEED=${seed}: ${file}`);
  return [
    { name: `a file made up from SEED=${seed}`, file },
    ...REAL.filter((each) => existsSync(each.file)),
  ];
}

const DATA = new URL("../../../shared/data/", import.meta.url);
const REAL: readonly File[] = ["dtc_mattress_events", "segment_apparel_events"].map((name) => ({
  name,
  file: fileURLToPath(new URL(`${name}/events.csv.gz`, DATA)),
}));
