import { readFileSync } from "node:fs";
import type { CheckContext } from "@heed/core/engine";
import { re2Patterns, systemZones } from "@heed/runtime";

/** The text of a file that says every word of a project at least once. */
export const EVERYTHING: string = readFileSync(new URL("everything.json", import.meta.url), "utf8");

/** All that a check can compare with. */
export const CONTEXT: CheckContext = {
  patterns: re2Patterns,
  zones: systemZones(),
  sinks: ["klaviyo", "webhook"],
  events:
    "Cart Emptied,Cart Updated,Email Opened,Newsletter Subscribed,Order Completed,Page Left,Product Added,Product Engaged,Product Removed,Product Viewed".split(
      ",",
    ),
};
