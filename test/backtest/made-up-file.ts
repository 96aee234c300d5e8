import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { seeded } from "../random.ts";
import { WAITS } from "./plain-count.ts";

const START = Date.UTC(2026, 9, 1);
const QUARTER_HOUR_MS = 900_000;
const QUARTER_HOURS = 400;
const USERS = 300;
const EVENTS_EACH = 10;

/**
 * Writes a file in the form of the real ones, with what makes counting hard: several rows in one millisecond, also of one
 * person; answers exactly at a deadline and one millisecond beside it; purchases without a cart; rows without a user.
 */
export function writeMadeUpFile(file: string, seed: number): void {
  const rows = [...people(seeded(seed))].toSorted((a, b) => a.at - b.at);
  const lines = rows.map(
    ({ at, user, event }, i) =>
      `${i + 1},${new Date(at).toISOString()},${user},${event},${event === "cart" ? `p-${i % 9}` : ""},,,,,,/made/up`,
  );
  const header = "seq,ts,user_id,event,product_id,quantity,price,value,order_id,source_event,extra";
  writeFileSync(file, gzipSync(`${[header, ...lines].join("\n")}\n`));
}

function* people(random: () => number): Iterable<{ at: number; user: string; event: string }> {
  const below = (count: number): number => Math.floor(random() * count);
  const gap = (): number => {
    // A quarter lies where a wait is decided or just misses it.
    const wait = WAITS[below(WAITS.length * 4)]?.[1];
    if (wait !== undefined) return wait + below(3) - 1;
    return below(5) === 0 ? 0 : Math.floor(86_400_000 * random() ** 4);
  };
  for (let i = 0; i < USERS; i++) {
    // Fewer quarter hours than people: some meet in one millisecond.
    let at = START + below(QUARTER_HOURS) * QUARTER_HOUR_MS;
    for (let j = 0; j < EVENTS_EACH; j++) {
      const user = below(20) === 0 ? "" : `user-${i}`;
      yield { at, user, event: ["page", "cart", "cart", "purchase"][below(4)] ?? "page" };
      at += gap();
    }
  }
}
