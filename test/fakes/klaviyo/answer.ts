/** What the fake says, before it becomes bytes. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** None at all where absent: `202` has a body of zero bytes. */
  readonly body?: string;
}

/** One entry of a JSON:API `errors` list. */
export interface VendorError {
  readonly code: string;
  readonly detail: string;
  readonly pointer: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Invalid input.",
  401: "Authentication failed.",
  404: "Not found.",
  405: "Method not allowed.",
  410: "Gone.",
  413: "Payload too large.",
  415: "Unsupported media type.",
  429: "Request was throttled.",
};

/** An error answer as printed in sinks.md §2.7. */
export function refusal(
  status: number,
  errors: readonly VendorError[],
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const listed = errors.map(({ code, detail, pointer }, position) => ({
    id: `fake-${status}-${position}`,
    status,
    code,
    title: TITLES[status] ?? "Error.",
    detail,
    source: { pointer },
    links: {},
    meta: {},
  }));
  return {
    status,
    headers: { "content-type": "application/vnd.api+json", ...headers },
    body: JSON.stringify({ errors: listed }),
  };
}
