export { faultsOfPolicy, grants, purposesOf } from "./policy.ts";
export type { ConsentPolicy, Purpose, PurposePolicy, Purposes } from "./policy.ts";
export { heard, permission, whatAllows } from "./facts.ts";
export type { ConsentFact, Permission } from "./facts.ts";
