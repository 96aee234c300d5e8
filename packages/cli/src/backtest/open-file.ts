import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { CommandError } from "../command-error.ts";

export type FileFormat = "csv" | "ndjson";

const FORMATS: Readonly<Record<string, FileFormat>> = { csv: "csv", ndjson: "ndjson", jsonl: "ndjson" };

/** The format that a file's name tells, `.gz` or not; throws a `CommandError` for any other name. */
export function formatOf(file: string): FileFormat {
  const [, extension = ""] = /\.([a-z]+)(?:\.gz)?$/i.exec(file) ?? [];
  const format = FORMATS[extension.toLowerCase()];
  if (format !== undefined) return format;
  throw new CommandError(
    `${file}: expected a file named .csv, .ndjson or .jsonl, each also with .gz behind; came another name`,
  );
}

/**
 * The bytes of a file, inflated where its first two bytes say that it is gzip. A stream: the file is never in memory.
 *
 * Throws a `CommandError` where the file cannot be opened, and, while reading, where its gzip data are broken.
 */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const zipped = await isGzip(file);
  const bytes = createReadStream(file, { highWaterMark: 262_144 });
  // An error of either stream ends the other; what is read from the last one then throws it.
  const stream = zipped ? pipeline(bytes, createGunzip({ chunkSize: 262_144 }), () => undefined) : bytes;
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (cause) {
    throw new CommandError(`${file}: could not be read to its end (${reason(cause)})`, 1, { cause });
  } finally {
    bytes.destroy();
  }
}

async function isGzip(file: string): Promise<boolean> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (cause) {
    throw new CommandError(`${file}: expected a file of events; it cannot be opened (${reason(cause)})`, 2, {
      cause,
    });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
