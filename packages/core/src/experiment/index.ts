export type { ExperimentDefinition } from "./definition.ts";
export { armOf, bucketOf, isHeldOut } from "./bucket.ts";
export type { Bucket } from "./bucket.ts";
export { experimentsIn, forArm } from "./arms.ts";
export { experimentWords } from "./handle.ts";
export type { ArmOf, ByArmFunction, Experiment, ExperimentOptions, ExperimentWords } from "./handle.ts";
