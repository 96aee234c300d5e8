import { setTimeout as wait } from "node:timers/promises";
import type { Analytics } from "@segment/analytics-node";
import { DRIPPER, GRINDER, KETTLE } from "./products.ts";
import type { Product } from "./products.ts";

export interface Stage {
  readonly analytics: Analytics;
  /** Tells the audience what a visitor does. */
  readonly say: (text: string) => void;
  /** Ends the show early. */
  readonly signal: AbortSignal;
}

/** Three people come by at once. Each run makes new ones, so that the show happens again after a restart. */
export async function playVisitors({ analytics, say, signal }: Stage): Promise<void> {
  const run = Date.now().toString(36).slice(-4);
  const anna = new Visitor(analytics, `anna-${run}`, { marketing: true });
  const ben = new Visitor(analytics, `ben-${run}`, { marketing: true });
  const cleo = new Visitor(analytics, `cleo-${run}`, { marketing: false });

  say("Anna allows e-mail, puts a grinder into her cart, and leaves.");
  anna.arrives();
  anna.adds(GRINDER);
  await wait(700, undefined, { signal });

  say("Ben allows e-mail and puts a kettle into his cart.");
  ben.arrives();
  ben.adds(KETTLE);
  await wait(700, undefined, { signal });

  say("Cleo refuses e-mail, puts a dripper into her cart, and leaves.");
  cleo.arrives();
  cleo.adds(DRIPPER);
  await wait(1_600, undefined, { signal });

  say("Ben comes back and buys.");
  ben.buys(KETTLE);
}

/** A person in the shop, as the shop's backend tells of her. */
class Visitor {
  readonly #analytics: Analytics;
  readonly #userId: string;
  readonly #cartId: string;
  /** What Segment's consent wrapper stamps on every call. */
  readonly #context: { readonly consent: object };

  constructor(analytics: Analytics, userId: string, categoryPreferences: Readonly<Record<string, boolean>>) {
    this.#analytics = analytics;
    this.#userId = userId;
    this.#cartId = `cart-${userId}`;
    this.#context = { consent: { categoryPreferences } };
  }

  arrives(): void {
    const traits = { email: `${this.#userId}@shop.example` };
    this.#analytics.identify({ userId: this.#userId, traits, context: this.#context });
  }

  adds(product: Product): void {
    this.#track("Product Added", { ...product, cart_id: this.#cartId, quantity: 1 });
  }

  buys({ price, currency }: Product): void {
    const order_id = `order-${this.#userId}`;
    this.#track("Order Completed", { order_id, cart_id: this.#cartId, total: price, currency });
  }

  #track(event: string, properties: object): void {
    this.#analytics.track({ userId: this.#userId, event, properties, context: this.#context });
  }
}
