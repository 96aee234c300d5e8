/** A Segment message, as a shop would send it. */
export interface Message {
  readonly type: "track";
  readonly messageId: string;
  readonly userId: string;
  readonly event: string;
  readonly timestamp: string;
  readonly properties: { readonly cart_id: string };
}

/** What is sent when the clock stands at `at`. */
export interface Batch {
  readonly at: number;
  readonly messages: readonly Message[];
}

const EVENTS = ["Product Added", "Product Added", "Checkout Started", "Order Completed"] as const;

/** An hour of a shop: 40 people, some events up to ten minutes late, some sent twice. */
export function anHourOfTraffic(start: number, random: () => number): readonly Batch[] {
  const pick = (n: number): number => Math.floor(random() * n);
  let id = 0;
  const message = (at: number): Message => {
    const user = pick(40);
    const lateMs = pick(4) === 0 ? pick(600_000) : 0;
    return {
      type: "track",
      messageId: `m-${id++}`,
      userId: `u-${user}`,
      event: EVENTS[pick(EVENTS.length)] ?? "Product Added",
      timestamp: new Date(at - lateMs).toISOString(),
      properties: { cart_id: `c-${user}-${pick(2)}` },
    };
  };
  return Array.from({ length: 60 }, (_, minute) => {
    const at = start + minute * 60_000;
    const messages = Array.from({ length: 6 + pick(6) }, () => message(at));
    return { at, messages: pick(3) === 0 ? [...messages, ...messages.slice(0, 2)] : messages };
  });
}
