import { findsSeededFaults } from "./verdicts.ts";

const HOURS = 3_600_000;

findsSeededFaults({ cases: 50_000, rareOnes: true, timeoutMs: 4 * HOURS });
