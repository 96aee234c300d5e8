import { ignoresNamesAndDates, joins, survivesWriting, wakesInTime } from "./sameness.ts";

const effort = { cases: 1_000, timeoutMs: 120_000 };

survivesWriting(effort);
wakesInTime(effort);
ignoresNamesAndDates(effort);
joins(effort);
