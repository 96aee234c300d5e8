import { CART_WAIT } from "./triggers.ts";

/** The first lines: what runs here, and what is only a demo. */
export function welcome(database: string): string {
  return `Heed · the shop example

  abandoned_cart   a cart, and no purchase of it for ${CART_WAIT}: tell Klaviyo
  browsed_away     a product looked at, and neither put into a cart nor followed by a purchase: tell Klaviyo

  This demo waits ${CART_WAIT} (and 1s for late events), so that you can watch. A real shop would wait 24h (and 1m).
  E-mail needs the banner's category "marketing"; of whoever was not asked, it is denied.
  Klaviyo is a fake on this machine: nobody gets mail. Everything durable is in
  ${database}
`;
}

/** After the show. */
export function howToTry(url: string): string {
  return `
Your turn: open ${url}

  Sign in, allow e-mail, add something to the cart, and wait ${CART_WAIT}. Then again, but buy in time, or refuse e-mail.
  Or kill -9 ${process.pid} while a cart waits, and start again: the wait goes on.
  Ctrl-C stops.
`;
}
