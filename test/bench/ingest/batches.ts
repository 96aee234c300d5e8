import { seeded } from "../../random.ts";
import { segmentMessage } from "../sample.ts";

/** Messages in one batch. */
export const BATCH = 200;
const USERS = 10_000;

/**
 * Hands out one request body after the other: random people, one purchase to four adds, each message stamped at that
 * instant. One older than the engine's deployment would open no wait.
 */
export function batches(): () => string {
  const random = seeded(1);
  let messages = 0;
  return () => {
    const at = new Date().toISOString();
    const batch = Array.from({ length: BATCH }, () => {
      const event = random() < 0.2 ? "Order Completed" : "Product Added";
      return segmentMessage(messages++, event, Math.floor(random() * USERS), at);
    });
    return JSON.stringify({ writeKey: "wk", batch });
  };
}
