export { faultsOfPolicy, grants, purposesOf } from "./policy.ts";
export type { ConsentPolicy, Purpose, PurposePolicy, Purposes } from "./policy.ts";
export { collection, heard, permission, whatAllows, withdrawn } from "./facts.ts";
export type { ConsentFact, Permission } from "./facts.ts";
