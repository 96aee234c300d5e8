import { equalsTheOracle } from "./equality.ts";

const HOURS = 3_600_000;

equalsTheOracle({ from: 500_000, count: 500_000 }, 4 * HOURS);
