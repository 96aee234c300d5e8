import { ignoresNamesAndDates, joins, survivesWriting, wakesInTime } from "./sameness.ts";

const effort = { cases: 100_000, timeoutMs: 3_600_000 };

survivesWriting(effort);
wakesInTime(effort);
ignoresNamesAndDates(effort);
joins(effort);
