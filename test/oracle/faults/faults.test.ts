import { findsSeededFaults } from "./verdicts.ts";

findsSeededFaults({ cases: 1_500, rareOnes: false, timeoutMs: 300_000 });
