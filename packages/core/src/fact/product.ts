import type { Event, Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { listOf, MAX_NUMBER } from "./fold.ts";

/** What is kept of a product, under the names of Segment's e-commerce events. */
export interface Product {
  /** `product_id`, else `sku`: what makes two products one. */
  readonly key: string;
  readonly price?: number;
  /** The texts of {@link TEXTS}, those that were told. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Characters kept. Longer names are cut; of a longer id or address nothing is left that means the same, so it is left out. */
const TEXTS: readonly { readonly name: string; readonly max: number; readonly cut: boolean }[] = [
  { name: "product_id", max: 100, cut: false },
  { name: "sku", max: 100, cut: false },
  { name: "name", max: 100, cut: true },
  { name: "brand", max: 100, cut: true },
  { name: "variant", max: 100, cut: true },
  { name: "category", max: 100, cut: true },
  { name: "url", max: 200, cut: false },
  { name: "image_url", max: 200, cut: false },
];

/** A product of an event, and how many of it where the event says so. */
export interface Mention {
  readonly product: Product;
  readonly quantity?: number;
}

/** The products of an event: those of `products`, where it carries such a list, else the one that its properties describe. */
export function mentionsOf(event: Event): readonly Mention[] {
  return listedIn(event) ?? mentionOf(event.properties);
}

/** The products of the event's list, `undefined` where it carries none. */
export function listedIn({ properties }: Event): readonly Mention[] | undefined {
  const products = ownValue(properties, "products");
  return Array.isArray(products) ? listOf(products).flatMap(mentionOf) : undefined;
}

/** As a payload shows it. */
export function shown({ price, texts }: Product): JsonObject {
  return { ...texts, ...(price === undefined ? {} : { price }) };
}

/** What the newer mention tells, and what only the older one told. */
export function updated(older: Product, newer: Product): Product {
  return { ...older, ...newer, texts: { ...older.texts, ...newer.texts } };
}

export function encodeProduct({ key, price, texts }: Product): Json {
  const list: Json[] = [key, price ?? null, ...TEXTS.map(({ name }) => texts[name] ?? null)];
  return list.slice(0, list.findLastIndex((each) => each !== null) + 1);
}

export function decodeProduct(encoded: Json | undefined): Product | undefined {
  const [key, price, ...values] = listOf(encoded);
  if (typeof key !== "string") return undefined;
  const texts: [string, string][] = [];
  for (const [i, { name }] of TEXTS.entries()) {
    const text = values[i];
    if (typeof text === "string") texts.push([name, text]);
  }
  return { key, ...(typeof price === "number" ? { price } : {}), texts: Object.fromEntries(texts) };
}

function mentionOf(described: Json): readonly Mention[] {
  if (!isJsonObject(described)) return [];
  const texts = Object.fromEntries(
    TEXTS.flatMap(({ name, max, cut }) => {
      const text = boundedText(ownValue(described, name), max, cut);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const key = texts["product_id"] ?? texts["sku"];
  if (key === undefined) return [];
  const price = numberAt(described, "price");
  const quantity = numberAt(described, "quantity");
  return [
    {
      product: { key, ...(price === undefined ? {} : { price }), texts },
      ...(quantity === undefined ? {} : { quantity }),
    },
  ];
}

/** Ids are often numbers; they are kept as text, as correlation values are. */
function boundedText(value: Json | undefined, max: number, cut: boolean): string | undefined {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== "string" || text === "") return undefined;
  if (text.length <= max) return text;
  // Not between the halves of a character.
  return cut ? text.slice(0, isHighHalf(text, max - 1) ? max - 1 : max) : undefined;
}

function isHighHalf(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function numberAt(described: JsonObject, key: string): number | undefined {
  const value = ownValue(described, key);
  return typeof value === "number" && value >= 0 && value <= MAX_NUMBER ? value : undefined;
}
