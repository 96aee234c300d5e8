import { expect, test } from "vitest";
import type { Event, Json, JsonObject } from "../contracts/index.ts";
import type { FactDefinition } from "./index.ts";
import { compileFact } from "./index.ts";

const noPatterns = () => () => false;

function track(name: string, properties: JsonObject, at: number): Event {
  return {
    type: "track",
    name,
    source: "segment",
    id: String(at),
    userId: "u1",
    occurredAt: at,
    receivedAt: at,
    properties,
    context: {},
  };
}

/** A cart that events happen to, one millisecond after the other unless said otherwise. */
function cart(definition: FactDefinition = { cart: {} }, before?: Json, seq = 0) {
  const fact = compileFact("cart", definition, noPatterns);
  let state = before;
  let read = seq;
  const told = {
    event(name: string, properties: JsonObject = {}, at?: number) {
      read += 1;
      state = fact.read(state, track(name, properties, at ?? read), { at: at ?? read, seq: read });
      return told;
    },
    value: () => fact.value(state),
    products: () =>
      JSON.parse(JSON.stringify(fact.value(state)["items"])).map(
        (item: { product_id: string; quantity: number }) => `${item.quantity} ${item.product_id}`,
      ),
    state: () => state ?? null,
    joined: (other: Json) => cart(definition, fact.join(state ?? null, other), read),
  };
  return told;
}

const mug = { product_id: "mug", name: "Mug", price: 12.5 };
const shirt = { product_id: "shirt", name: "Linen Shirt", price: 49.9 };

test("nobody's cart is empty", () => {
  expect(cart().value()).toEqual({ items: [], quantity: 0, value: 0 });
});

test("a product is added with what is known of it", () => {
  const added = {
    ...mug,
    sku: "G-32",
    brand: "Kiln",
    variant: "blue",
    category: "Kitchen",
    url: "https://shop.example/mug",
    image_url: "https://shop.example/mug.jpg",
    quantity: 2,
    coupon: "MAY",
  };
  expect(cart().event("Product Added", added).value()).toEqual({
    items: [
      {
        product_id: "mug",
        sku: "G-32",
        name: "Mug",
        brand: "Kiln",
        variant: "blue",
        category: "Kitchen",
        url: "https://shop.example/mug",
        image_url: "https://shop.example/mug.jpg",
        price: 12.5,
        quantity: 2,
      },
    ],
    quantity: 2,
    value: 25,
  });
});

test("one is meant where no quantity is told", () => {
  expect(cart().event("Product Added", mug).event("Product Added", mug).products()).toEqual(["2 mug"]);
});

test("a product that is added again stands last, with what was told of it last", () => {
  const again = cart()
    .event("Product Added", { ...mug, sku: "G-32" })
    .event("Product Added", shirt)
    .event("Product Added", { ...mug, price: 10 });
  expect(again.products()).toEqual(["1 shirt", "2 mug"]);
  expect(again.value()).toMatchObject({
    items: [{}, { sku: "G-32", price: 10 }],
    quantity: 3,
    value: 69.9,
  });
});

test("money adds up to the cent", () => {
  expect(
    cart()
      .event("Product Added", { product_id: "a", price: 0.1 })
      .event("Product Added", { product_id: "b", price: 0.2 })
      .value(),
  ).toMatchObject({ value: 0.3 });
});

test("removing lowers the quantity, and takes the product out where none is left or none is told", () => {
  const full = () => cart().event("Product Added", { ...mug, quantity: 3 });
  expect(
    full()
      .event("Product Removed", { ...mug, quantity: 2 })
      .products(),
  ).toEqual(["1 mug"]);
  expect(
    full()
      .event("Product Removed", { ...mug, quantity: 3 })
      .products(),
  ).toEqual([]);
  expect(
    full()
      .event("Product Removed", { ...mug, quantity: 9 })
      .products(),
  ).toEqual([]);
  expect(full().event("Product Removed", mug).products()).toEqual([]);
  expect(full().event("Product Removed", shirt).products()).toEqual(["3 mug"]);
});

test("an update tells the whole cart", () => {
  const updated = cart()
    .event("Product Added", mug)
    .event("Cart Updated", {
      products: [
        { ...shirt, quantity: 2 },
        { product_id: "cap", quantity: 0 },
      ],
    });
  expect(updated.products()).toEqual(["2 shirt"]);
  expect(updated.event("Product Added", mug).products()).toEqual(["2 shirt", "1 mug"]);
  expect(updated.event("Cart Updated", { products: [] }).products()).toEqual([]);
});

test("an update without its products tells nothing", () => {
  expect(cart().event("Product Added", mug).event("Cart Updated", { value: 0 }).products()).toEqual([
    "1 mug",
  ]);
});

test("an update that is read late is older than what was added since", () => {
  expect(
    cart()
      .event("Product Added", mug, 30)
      .event("Cart Updated", { products: [shirt] }, 20)
      .event("Product Added", shirt, 10)
      .event("Cart Updated", { products: [] }, 15)
      .products(),
  ).toEqual(["1 shirt", "1 mug"]);
});

test("an order empties the cart; a line that is older, and read late, stays gone", () => {
  const ordered = cart().event("Product Added", mug, 10).event("Order Completed", {}, 20);
  expect(ordered.products()).toEqual([]);
  expect(ordered.event("Product Added", shirt, 15).products()).toEqual([]);
  expect(ordered.event("Product Added", shirt, 25).products()).toEqual(["1 shirt"]);
});

test("an order that is read late takes only what was in the cart before it", () => {
  expect(
    cart()
      .event("Product Added", mug, 10)
      .event("Product Added", shirt, 30)
      .event("Order Completed", {}, 20)
      .products(),
  ).toEqual(["1 shirt"]);
});

test("an event may carry several products", () => {
  expect(
    cart()
      .event("Product Added", { products: [mug, shirt, mug] })
      .products(),
  ).toEqual(["1 shirt", "2 mug"]);
});

test("the newest 20 products are kept", () => {
  const full = cart();
  for (let i = 1; i <= 25; i++) full.event("Product Added", { product_id: `p${i}` });
  expect(full.products()).toHaveLength(20);
  expect(full.products()[0]).toBe("1 p6");
});

test("a product is known by its id, else by its sku; ids may be numbers", () => {
  expect(
    cart()
      .event("Product Added", { product_id: 507 })
      .event("Product Added", { product_id: "507" })
      .event("Product Added", { sku: "G-32" })
      .event("Product Added", { name: "Nameless" })
      .value(),
  ).toMatchObject({ items: [{ product_id: "507", quantity: 2 }, { sku: "G-32" }], quantity: 3 });
});

test("what is no number is not counted, and no number is endless", () => {
  const value = cart()
    .event("Product Added", { ...mug, price: "12.5", quantity: "3" })
    .event("Product Added", { ...shirt, price: -1, quantity: -1 })
    .event("Product Added", { product_id: "gold", price: 1e12, quantity: 1e12 })
    .event("Product Added", { product_id: "list", price: [1], quantity: { of: 1 } })
    .value();
  expect(value).toMatchObject({ quantity: 4, value: 0 });
});

test("long names are cut, between whole characters; ids and addresses that are too long are left out", () => {
  const { items } = cart()
    .event("Product Added", {
      product_id: "p",
      name: `${"x".repeat(99)}😀`,
      brand: "b".repeat(101),
      sku: "s".repeat(101),
      url: `https://shop.example/${"u".repeat(200)}`,
    })
    .event("Product Added", { product_id: "i".repeat(101) })
    .value();
  expect(items).toEqual([{ product_id: "p", name: "x".repeat(99), brand: "b".repeat(100), quantity: 1 }]);
});

test("the fullest cart stays within 32 KB", () => {
  const full = cart();
  for (let i = 0; i < 20; i++) {
    const text = (length: number) => `${i}`.padEnd(length, "x");
    full.event("Product Added", {
      ...Object.fromEntries(
        ["product_id", "sku", "name", "brand", "variant", "category"].map((name) => [name, text(100)]),
      ),
      url: text(200),
      image_url: text(200),
      price: 1234.56,
    });
  }
  expect(JSON.stringify(full.state()).length).toBeLessThan(32_768);
});

for (const name of ["__proto__", "constructor", "toString"]) {
  test(`a product called ${name} is a product`, () => {
    expect(
      cart()
        .event("Product Added", { product_id: name })
        .event("Product Added", { product_id: name })
        .products(),
    ).toEqual([`2 ${name}`]);
  });
}

test("hostile properties change nothing but themselves", () => {
  const hostile: JsonObject = JSON.parse(
    '{"__proto__": {"product_id": "inherited", "price": 1}, "products": [null, 1, [], "x", {"__proto__": {"sku": "inherited"}}]}',
  );
  const touched = cart().event("Product Added", hostile).event("Cart Updated", hostile);
  expect(touched.products()).toEqual([]);
  expect(({} as Record<string, unknown>)["product_id"]).toBeUndefined();
});

test("other names may play the roles, and one event several", () => {
  const named: FactDefinition = {
    cart: {
      added: ["add_to_cart", { event: "Added", where: { kind: "product" } }],
      emptied: [{ page: "Thanks" }, "purchase"],
    },
  };
  const shop = cart(named)
    .event("add_to_cart", mug)
    .event("Added", { ...shirt, kind: "product" })
    .event("Added", { product_id: "voucher", kind: "voucher" })
    .event("Product Added", { product_id: "other" });
  expect(shop.products()).toEqual(["1 mug", "1 shirt"]);
  expect(shop.event("purchase").products()).toEqual([]);
  const both = cart({ cart: { added: "Quick Buy", emptied: "Quick Buy" } }).event("Product Added", mug);
  expect(both.event("Quick Buy", shirt).event("Quick Buy", mug).products()).toEqual(["1 mug"]);
});

test("a merge puts both carts together, without what either side's newest order took", () => {
  const anonymous = cart().event("Product Added", mug, 10).event("Product Added", shirt, 30);
  const known = cart()
    .event("Product Added", { ...mug, sku: "G-32" }, 5)
    .event("Order Completed", {}, 20)
    .event("Product Added", { ...shirt, price: 40 }, 40);
  const merged = known.joined(anonymous.state());
  expect(merged.products()).toEqual(["2 shirt"]);
  expect(merged.value()).toMatchObject({ items: [{ price: 40 }], value: 80 });
  expect(merged.event("Product Added", mug, 15).products()).toEqual(["2 shirt"]);
});

test("what is kept is short, and survives being stored", () => {
  const stored = cart().event("Product Added", { ...mug, quantity: 2 });
  expect(JSON.stringify(stored.state())).toBe('[null,[1,1,2,["mug",12.5,"mug",null,"Mug"]]]');
  const back = cart({ cart: {} }, JSON.parse(JSON.stringify(stored.state())), 1);
  expect(back.value()).toEqual(stored.value());
  expect(back.event("Order Completed").state()).toEqual([[2, 2]]);
});
