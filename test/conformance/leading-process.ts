import { sqliteStore } from "@heed/store-sqlite";
import { NOW, aDelivery } from "./leading.ts";

/** Leads the engine and a sink with a delivery in flight, says so, and lives on until it is killed. */
const store = sqliteStore({ path: process.argv[2] ?? "" });
await store.transact({ at: NOW, profiles: [] }, () => ({
  profiles: [{ key: "u:anna", state: "acknowledged" }],
  deliveries: [aDelivery],
}));
await store.lead("engine", "shop-1", 3_600_000, NOW);
await store.lead("sink:crm", "shop-1", 3_600_000, NOW);
await store.claim("crm", NOW, 10, 3_600_000);
process.stdout.write("leading\n");
setInterval(() => {}, 60_000);
