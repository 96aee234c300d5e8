/** What the shop sells, with the names of Segment's e-commerce specification. */
export interface Product {
  readonly product_id: string;
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly url: string;
}

export const GRINDER: Product = product("p-grinder", "Hand grinder", 89.5);
export const KETTLE: Product = product("p-kettle", "Enamel kettle", 64);
export const DRIPPER: Product = product("p-dripper", "Pour-over dripper", 32.9);

export const PRODUCTS: readonly Product[] = [GRINDER, KETTLE, DRIPPER];

function product(product_id: string, name: string, price: number): Product {
  return { product_id, name, price, currency: "EUR", url: `https://shop.example/${product_id}` };
}
