import type { Event, Json, Position } from "../contracts/index.ts";
import type { Fold } from "./fold.ts";
import { isEarlier, listOf, MAX_NUMBER, microUnits, numberOf } from "./fold.ts";
import type { Mention, Product } from "./product.ts";
import { decodeProduct, encodeProduct, listedIn, mentionsOf, shown, updated } from "./product.ts";

/** How an event changes a cart. */
export type CartRole = "emptied" | "updated" | "added" | "removed";

/** A product in the cart. */
interface Line {
  readonly product: Product;
  readonly quantity: number;
  /** Of its newest adding. */
  readonly addedAt: Position;
}

interface Cart {
  /** The newest emptying; a line older than it belongs to a cart that is gone. */
  readonly emptiedAt: Position | undefined;
  /** In the order of their (newest) adding. */
  readonly lines: readonly Line[];
}

const MAX_LINES = 20;

/**
 * The cart, by product.
 *
 * An event that carries the whole cart empties it and fills it again, at one place in history: lines read later that were
 * added before it are part of it already.
 */
export const cartFold: Fold<Cart, CartRole> = {
  empty: { emptiedAt: undefined, lines: [] },

  read(before, role, event, position) {
    switch (role) {
      case "emptied":
        return emptied(before, position);
      case "updated":
        return replaced(before, event, position);
      case "added":
        return mentionsOf(event).reduce((cart, mention) => added(cart, mention, position), before);
      case "removed":
        return mentionsOf(event).reduce((cart, mention) => removed(cart, mention, position), before);
    }
  },

  join(a, b) {
    const later = laterOf(a.emptiedAt, b.emptiedAt);
    const lines = [...a.lines, ...b.lines].toSorted((x, y) => (isEarlier(x.addedAt, y.addedAt) ? -1 : 1));
    const both = lines.reduce<Cart>(put, { emptiedAt: undefined, lines: [] });
    return later === undefined ? both : emptied(both, later);
  },

  value: ({ lines }) => ({
    items: lines.map(({ product, quantity }) => ({ ...shown(product), quantity })),
    quantity: sum(lines.map(({ quantity }) => quantity)),
    value: sum(lines.map(({ product: { price = 0 }, quantity }) => price * quantity)),
  }),

  encode: ({ emptiedAt, lines }) => [
    emptiedAt === undefined ? null : [emptiedAt.at, emptiedAt.seq],
    ...lines.map(({ product, quantity, addedAt }) => [
      addedAt.at,
      addedAt.seq,
      quantity,
      encodeProduct(product),
    ]),
  ],

  decode(encoded) {
    const [emptiedAt, ...lines] = listOf(encoded);
    return {
      emptiedAt: Array.isArray(emptiedAt) ? positionOf(emptiedAt) : undefined,
      lines: lines.flatMap((line) => {
        const [at, seq, quantity, told] = listOf(line);
        const product = decodeProduct(told);
        if (product === undefined) return [];
        return [{ product, quantity: numberOf(quantity), addedAt: positionOf([at ?? 0, seq ?? 0]) }];
      }),
    };
  },
};

function emptied({ emptiedAt, lines }: Cart, at: Position): Cart {
  return {
    emptiedAt: laterOf(emptiedAt, at),
    lines: lines.filter(({ addedAt }) => !isEarlier(addedAt, at)),
  };
}

function replaced(cart: Cart, event: Event, position: Position): Cart {
  const mentions = listedIn(event);
  if (mentions === undefined || isGone(cart, position)) return cart;
  const refilled = mentions.reduce<Cart>((each, mention) => added(each, mention, position), {
    emptiedAt: undefined,
    lines: [],
  });
  const { emptiedAt, lines } = emptied(cart, position);
  return lines.reduce<Cart>(put, { emptiedAt, lines: refilled.lines });
}

function added(cart: Cart, { product, quantity = 1 }: Mention, position: Position): Cart {
  return quantity === 0 || isGone(cart, position)
    ? cart
    : put(cart, { product, quantity, addedAt: position });
}

/** An event that does not say how many takes the product out. */
function removed(cart: Cart, { product: { key }, quantity }: Mention, position: Position): Cart {
  if (isGone(cart, position)) return cart;
  const lines = cart.lines.flatMap((line) => {
    if (line.product.key !== key) return [line];
    const left = quantity === undefined ? 0 : sum([line.quantity, -quantity]);
    return left > 0 ? [{ ...line, quantity: left }] : [];
  });
  return { ...cart, lines };
}

/** The cart with one line more, or more of a product that is in it; it then stands last. */
function put(cart: Cart, line: Line): Cart {
  const { key } = line.product;
  const known = cart.lines.find(({ product }) => product.key === key);
  const others = cart.lines.filter(({ product }) => product.key !== key);
  const whole =
    known === undefined
      ? line
      : {
          product: updated(known.product, line.product),
          quantity: Math.min(sum([known.quantity, line.quantity]), MAX_NUMBER),
          addedAt: laterOf(known.addedAt, line.addedAt),
        };
  return { ...cart, lines: [...others, whole].slice(-MAX_LINES) };
}

function isGone({ emptiedAt }: Cart, position: Position): boolean {
  return emptiedAt !== undefined && isEarlier(position, emptiedAt);
}

function laterOf<P extends Position | undefined>(a: P, b: P): P {
  if (a === undefined || b === undefined) return a ?? b;
  return isEarlier(a, b) ? b : a;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + microUnits(each), 0) / 1e6;
}

function positionOf([at, seq]: readonly Json[]): Position {
  return { at: numberOf(at), seq: numberOf(seq) };
}
