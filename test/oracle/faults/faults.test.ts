import { findsSeededFaults } from "./verdicts.ts";

findsSeededFaults({ cases: 2_500, rareOnes: false, timeoutMs: 300_000 });
