import { fileURLToPath } from "node:url";
import { HeedError } from "@heed/core";

/** The write key is no secret: like Segment's, it stands in the page and only says which shop speaks. */
export const WRITE_KEY = "wk_shop";

/** The fake accepts any key that it was started with. A real one is a secret and comes from the environment. */
export const KLAVIYO_KEY = "pk_shop_example";

export interface Settings {
  /** 0 takes any free one. */
  readonly port: number;
  readonly database: string;
}

/** Reads `PORT` and `SHOP_DATABASE`; throws where the port is none. */
export function settingsFrom({ PORT = "4242", SHOP_DATABASE }: NodeJS.ProcessEnv): Settings {
  const port = Number(PORT);
  if (PORT.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    const message = `expected a number from 0 to 65535; came ${JSON.stringify(PORT)}`;
    throw new HeedError("HEED_CONFIG_INVALID", "The shop cannot open", { faults: [{ at: "PORT", message }] });
  }
  const ownDatabase = fileURLToPath(new URL("../.heed/shop.db", import.meta.url));
  return { port, database: SHOP_DATABASE ?? ownDatabase };
}
