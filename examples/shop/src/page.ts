import { readFile } from "node:fs/promises";
import type { Journal } from "./journal.ts";
import { PRODUCTS } from "./products.ts";
import { WRITE_KEY } from "./settings.ts";
import { CART_WAIT } from "./triggers.ts";

/** Nothing but this file itself may run or be asked. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "connect-src 'self'",
].join("; ");

/** The shop's own pages: the shop window, what it has to know, and what happened since entry `after`. */
export async function shopPage(journal: Journal): Promise<(request: Request) => Response> {
  const html = await readFile(new URL("page.html", import.meta.url), "utf8");
  return (request) => {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case "/":
        return new Response(html, {
          headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
        });
      case "/shop.json":
        return Response.json({ writeKey: WRITE_KEY, cartWait: CART_WAIT, products: PRODUCTS });
      case "/journal.json": {
        const after = searchParams.get("run") === journal.run ? Number(searchParams.get("after")) : 0;
        return Response.json({ run: journal.run, entries: journal.after(after) });
      }
      default:
        return new Response("Nothing here. The shop is at /", { status: 404 });
    }
  };
}
