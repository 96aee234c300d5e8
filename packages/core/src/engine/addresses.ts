import type { Event, Identity, Position, ProfileKey } from "../contracts/index.ts";
import { addressesOf } from "../event/index.ts";
import { isAfter } from "./position.ts";

/** In the order in which a state writes them. */
export const ADDRESS_KINDS = ["email", "phone", "anonymousId"] as const;

/** An address, and the place in the history of the newest event that told it. */
export interface Told extends Position {
  readonly text: string;
}

/** Where a person can be found, as far as the history tells: of each kind the newest, whatever was read last. */
export type Addresses = { readonly [Kind in (typeof ADDRESS_KINDS)[number]]?: Told };

/** The addresses after an event at `position` was read. */
export function withAddresses(known: Addresses, event: Event, { at, seq }: Position): Addresses {
  const { anonymousId } = event;
  const told = { ...addressesOf(event), ...(anonymousId === undefined ? {} : { anonymousId }) };
  let addresses = known;
  for (const kind of ADDRESS_KINDS) {
    const text = told[kind];
    const before = known[kind];
    if (text === undefined || (before !== undefined && isAfter(before, { at, seq }))) continue;
    addresses = { ...addresses, [kind]: { text, at, seq } };
  }
  return addresses;
}

/** The bare addresses. */
function textsOf(addresses: Addresses): Pick<Identity, (typeof ADDRESS_KINDS)[number]> {
  return Object.fromEntries(Object.entries(addresses).map(([kind, { text }]) => [kind, text]));
}

/** Everything by which a sink may find the person. */
export function identityOf(profile: ProfileKey, addresses: Addresses): Identity {
  const id = profile.slice(2);
  return { ...textsOf(addresses), ...(profile.startsWith("u:") ? { userId: id } : { anonymousId: id }) };
}

/** True where a sink could find the person: by user id, e-mail address or phone number. */
export function isIdentified(profile: ProfileKey, { email, phone }: Addresses): boolean {
  return profile.startsWith("u:") || email !== undefined || phone !== undefined;
}

/** Two profiles as one person: of each kind of address the newest. */
export function joinedAddresses(a: Addresses, b: Addresses): Addresses {
  const joined: { -readonly [Kind in keyof Addresses]: Addresses[Kind] } = { ...a };
  for (const kind of ADDRESS_KINDS) {
    const told = b[kind];
    const known = joined[kind];
    if (told !== undefined && (known === undefined || isAfter(told, known))) joined[kind] = told;
  }
  return joined;
}
