export type { AgainDefinition, CalendarUnit, CapDefinition, QuietHoursDefinition } from "./definition.ts";
