import type { EpochMs } from "../contracts/index.ts";
import { formatInstant } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { valueAt } from "../event/index.ts";
import type { Fold } from "./fold.ts";
import { listOf, MAX_NUMBER, microUnits, numberOf } from "./fold.ts";

interface Orders {
  readonly orders: number;
  /** In micro-units. */
  readonly revenue: number;
  /** By event time; absent before the first order. */
  readonly span: { readonly first: EpochMs; readonly last: EpochMs } | undefined;
}

/** Orders and revenue of all time. An order whose revenue is no number counts as an order. Exact in whatever order they are read. */
export function ordersFold(revenue: Path): Fold<Orders, "completed"> {
  return {
    empty: { orders: 0, revenue: 0, span: undefined },
    read(before, _, { properties }, { at }) {
      const value = valueAt(properties, revenue);
      const counts = typeof value === "number" && Math.abs(value) <= MAX_NUMBER;
      return joined(before, {
        orders: 1,
        revenue: counts ? microUnits(value) : 0,
        span: { first: at, last: at },
      });
    },
    join: joined,
    value: ({ orders, revenue: units, span }) => ({
      orders,
      revenue: units / 1e6,
      ...(span === undefined ? {} : { firstAt: formatInstant(span.first), lastAt: formatInstant(span.last) }),
    }),
    encode: ({ orders, revenue: units, span }) => [
      orders,
      units,
      ...(span === undefined ? [] : [span.first, span.last]),
    ],
    decode(encoded) {
      const [orders, units, first, last] = listOf(encoded);
      const span = first === undefined ? undefined : { first: numberOf(first), last: numberOf(last) };
      return { orders: numberOf(orders), revenue: numberOf(units), span };
    },
  };
}

function joined(a: Orders, b: Orders): Orders {
  const span =
    a.span === undefined || b.span === undefined
      ? (a.span ?? b.span)
      : { first: Math.min(a.span.first, b.span.first), last: Math.max(a.span.last, b.span.last) };
  return { orders: a.orders + b.orders, revenue: a.revenue + b.revenue, span };
}
