import type { EpochMs, RawRequest, Source } from "@heed/core/contracts";
import type { Clock, Ingest, IngestBatch, Receipt } from "@heed/runtime";
import { answer, CHALLENGE } from "./answer.ts";
import { readBody } from "./body.ts";
import type { BodyLimits } from "./body.ts";
import { MAX_DEPTH } from "./options.ts";
import { parseJson } from "./parse.ts";
import { problemResponse } from "./problem.ts";
import type { Problem } from "./problem.ts";

export interface Receiving {
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly limits: BodyLimits;
  readonly onError: (error: unknown) => void;
}

/** A request, and the source and path that its URL led to. */
export interface Arrived {
  readonly source: Source;
  readonly path: string;
  readonly request: Request;
}

/**
 * One request, from its bytes to its answer: read, verify, parse, decode, store, answer.
 *
 * The status decides what becomes of the events, for SDKs drop what is answered with most of 4xx and keep what is answered
 * with 408, 429 and 5xx. So every final answer, a refusal too, comes after its commit, and is counted.
 */
export async function receive(arrived: Arrived, receiving: Receiving): Promise<Response> {
  const read = await readBatch(arrived, receiving);
  if (read.problem === undefined) return store(read.batch, answer, receiving);
  const { problem } = read;
  if (problem.status === 408) return problemResponse(problem);
  const refusal = { index: 0, code: problem.code, at: "", message: problem.detail };
  const refused = { source: arrived.source.name, events: [], refusals: [refusal] };
  return store(refused, () => problemResponse(problem), receiving);
}

type ReadBatch = { readonly batch: IngestBatch; readonly problem?: never } | { readonly problem: Problem };

async function readBatch(
  { source, path, request }: Arrived,
  { clock, limits }: Receiving,
): Promise<ReadBatch> {
  const receivedAt = clock.now();
  const body = await readBody(request, limits);
  if (body.problem !== undefined) return body;
  const raw = rawRequest(request, path, body.bytes);
  const unauthentic = await verify(source, raw, receivedAt);
  if (unauthentic !== undefined) return { problem: unauthentic };
  const parsed = parseJson(body.bytes, MAX_DEPTH);
  if (parsed.problem !== undefined) return parsed;
  const { events, refusals } = source.decode(parsed.value, {
    receivedAt,
    path: raw.path,
    headers: raw.headers,
  });
  return { batch: { source: source.name, events, refusals } };
}

async function verify(source: Source, raw: RawRequest, now: EpochMs): Promise<Problem | undefined> {
  const verdict = (await source.verify?.(raw, now)) ?? { authentic: true };
  if (verdict.authentic) return undefined;
  const detail = `The request is not authentic: ${verdict.reason}. Correct the sender's credentials.`;
  return { status: 401, code: "not_authentic", detail, headers: CHALLENGE };
}

async function store(
  batch: IngestBatch,
  answered: (receipt: Receipt) => Response,
  { ingest, onError }: Receiving,
): Promise<Response> {
  try {
    return answered(await ingest(batch));
  } catch (error) {
    onError(error);
    return problemResponse(NOT_STORED);
  }
}

function rawRequest(request: Request, path: string, body: Uint8Array): RawRequest {
  return {
    method: request.method,
    path,
    query: Object.fromEntries(new URL(request.url).searchParams),
    headers: Object.fromEntries(request.headers),
    body,
  };
}

const NOT_STORED: Problem = {
  status: 503,
  code: "not_stored",
  detail:
    "The events could not be stored. Send the same request again; what is already stored is not taken twice.",
  headers: { "retry-after": "5" },
};
