/** One peer, one size, one process: see `inChild`. */
import { argumentOfChild } from "../child.ts";
import { measureAbandonment } from "./measure.ts";
import { plainLoop } from "./plain.ts";
import type { AbandonmentPeer, AbandonmentSize } from "./rules.ts";

/** Each loaded only where it is measured. */
const PEERS: Readonly<Record<PeerName, () => Promise<AbandonmentPeer>>> = {
  plain: async () => plainLoop,
  heed: async () => (await import("./heed.ts")).heed,
  xstate: async () => (await import("./xstate.ts")).xstate,
  rxjs: async () => (await import("./rxjs.ts")).rxjs,
};

export type PeerName = "plain" | "heed" | "xstate" | "rxjs";

export interface ChildArgument {
  readonly peer: PeerName;
  readonly size: AbandonmentSize;
  readonly budgetMs: number;
}

const { peer, size, budgetMs }: ChildArgument = JSON.parse(argumentOfChild());
console.log(JSON.stringify(measureAbandonment(await PEERS[peer](), size, budgetMs)));
