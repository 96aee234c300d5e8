import { equalsTheOracle } from "./equality.ts";

const HOURS = 3_600_000;

// Two files, so that both cores have work.
equalsTheOracle({ from: 0, count: 500_000 }, 4 * HOURS);
