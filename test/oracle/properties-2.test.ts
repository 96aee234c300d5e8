import { equalsTheOracle } from "./equality.ts";

equalsTheOracle({ from: 10_000, count: 10_000 }, 300_000);
