import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { limits } from './shared/limits.ts';
import { RequestError } from './shared/request-error.ts';

/** A request whose body is larger than it may be: HTTP status 413. */
export class BodyTooLarge extends RequestError {
  constructor(bytesMax: number) {
    const size = bytesMax < 1024 * 1024 ? `${bytesMax / 1024} KiB` : `${bytesMax / 1024 / 1024} MiB`;
    super('BAD_USER_INPUT', `The request is larger than ${size}.`);
  }
}

/** The JSON object that a request carries. Throws `BodyTooLarge`, and BAD_USER_INPUT if it is not one. */
export async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, limits.requestBytesMax, limits.requestBytesMax * 16);
  if (!isUtf8(bytes)) throw new RequestError('BAD_USER_INPUT', 'The request must be text in UTF-8.');
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Answered below, in the same words as JSON of another shape.
  }
  throw new RequestError(
    'BAD_USER_INPUT',
    'The request must be a JSON object with query, variables and operationName.',
  );
}

/**
 * The bytes that a request carries. Throws `BodyTooLarge`: of a body with more than `bytesMax` some more is read and thrown away, up to
 * `cutAt`, since a client that is cut off while it writes sees no answer.
 */
export function readBytes(request: IncomingMessage, bytesMax: number, cutAt: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      request.pause();
      reject(new RequestError('BAD_USER_INPUT', 'The request took too long to arrive.'));
    }, limits.requestMs);
    request.once('close', () => clearTimeout(timer));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) chunks.push(chunk);
      else if (size > cutAt) {
        request.pause();
        reject(new BodyTooLarge(bytesMax));
      }
    });
    request.once('error', reject);
    request.once('end', () => {
      clearTimeout(timer);
      if (size > bytesMax) reject(new BodyTooLarge(bytesMax));
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
  });
}
