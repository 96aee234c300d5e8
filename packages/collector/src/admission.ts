/** How much is worked on at once. */
export interface Admission {
  /** Takes a place for one request and its bytes; `undefined` where there is none. Call the result once to give it back. */
  enter(bytes: number): (() => void) | undefined;
}

export function admission(maxRequests: number, maxBytes: number): Admission {
  let requests = 0;
  let held = 0;
  return {
    enter(bytes) {
      if (requests >= maxRequests || held + bytes > maxBytes) return undefined;
      requests += 1;
      held += bytes;
      return () => {
        requests -= 1;
        held -= bytes;
      };
    },
  };
}
