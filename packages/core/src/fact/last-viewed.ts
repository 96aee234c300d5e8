import type { Position } from "../contracts/index.ts";
import type { Fold } from "./fold.ts";
import { isEarlier, listOf, numberOf } from "./fold.ts";
import type { Product } from "./product.ts";
import { decodeProduct, encodeProduct, mentionsOf, shown, updated } from "./product.ts";

/** A product and the newest view of it. */
interface View {
  readonly product: Product;
  readonly at: Position;
}

/** The products viewed last, the newest first, each once. Exact in whatever order the views are read. */
export function lastViewedFold(keep: number): Fold<readonly View[], "viewed"> {
  const withView = (views: readonly View[], view: View): readonly View[] => {
    const known = views.find(({ product }) => product.key === view.product.key);
    const others = views.filter((each) => each !== known);
    const newest = known === undefined ? view : merged(known, view);
    return [...others, newest].toSorted((a, b) => (isEarlier(a.at, b.at) ? 1 : -1)).slice(0, keep);
  };
  return {
    empty: [],
    read: (before, _, event, position) =>
      mentionsOf(event).reduce((views, { product }) => withView(views, { product, at: position }), before),
    join: (a, b) => b.reduce(withView, a),
    value: (views) => ({ items: views.map(({ product }) => shown(product)) }),
    encode: (views) => views.map(({ product, at }) => [at.at, at.seq, encodeProduct(product)]),
    decode: (encoded) =>
      listOf(encoded).flatMap((view) => {
        const [at, seq, told] = listOf(view);
        const product = decodeProduct(told);
        return product === undefined ? [] : [{ product, at: { at: numberOf(at), seq: numberOf(seq) } }];
      }),
  };
}

function merged(a: View, b: View): View {
  const [older, newer] = isEarlier(a.at, b.at) ? [a, b] : [b, a];
  return { product: updated(older.product, newer.product), at: newer.at };
}
