import { equalsTheOracle } from "./equality.ts";

// Two files, so that both cores have work.
equalsTheOracle({ from: 0, count: 10_000 }, 300_000);
