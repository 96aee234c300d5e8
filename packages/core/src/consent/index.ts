export { faultsOfPolicy, grants, purposesOf } from "./policy.ts";
export type { ConsentPolicy, Purpose, PurposePolicy, Purposes } from "./policy.ts";
export { collection, heard, joinedFacts, permission, refusedBy, whatAllows } from "./facts.ts";
export type { ConsentFact, Permission } from "./facts.ts";
