import { ignoresNamesAndDates, joins, survivesWriting, wakesInTime } from "./sameness.ts";

const effort = { cases: 2_000, timeoutMs: 120_000 };

survivesWriting(effort);
wakesInTime(effort);
ignoresNamesAndDates(effort);
joins(effort);
