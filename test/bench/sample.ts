import type { JsonObject } from "@heed/core/contracts";

/** A track message as analytics.js sends it, about 1 KB. `at` is its instant in ISO 8601. */
export function segmentMessage(i: number, event: string, user: number, at: string): object {
  return {
    type: "track",
    event,
    messageId: `ajs-next-1795469822521-${i}-7b9d2ece-ddc3-41fa`,
    anonymousId: `4ac27b9d-2ece-4dc3-91fa-${user}`,
    userId: `user-${user}`,
    timestamp: at,
    properties: productProperties(i, user),
    context: {
      consent: { categoryPreferences: { C0001: true, C0002: true, C0004: true } },
      page: {
        path: "/p/1",
        referrer: "https://www.example.com/",
        search: "?utm_source=newsletter&utm_campaign=spring",
        title: "Shop",
        url: "https://shop.example/p/1?utm_source=newsletter&utm_campaign=spring",
      },
      userAgent:
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36",
      locale: "en-US",
      library: { name: "analytics.js", version: "npm:next-1.84.3" },
      campaign: { source: "newsletter", name: "spring" },
      timezone: "Europe/Vienna",
    },
    integrations: { "Segment.io": true },
  };
}

/** What Segment's specification has for a product that was added. */
export function productProperties(i: number, user: number): JsonObject {
  return {
    cart_id: `cart-${user}`,
    product_id: `507f1f77bcf86cd7994390${i % 90}`,
    sku: "G-32",
    category: "Games",
    name: "Monopoly: 3rd Edition",
    brand: "Hasbro",
    variant: "200 pieces",
    price: 18.99,
    quantity: 1,
    coupon: "MAYDEALS",
    position: 3,
    url: "https://www.example.com/product/path",
    image_url: "https://www.example.com/product/path.jpg",
  };
}
