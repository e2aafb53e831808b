import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { limits } from './shared/limits.ts';
import { RequestError } from './shared/request-error.ts';

/** A request whose body is larger than `requestBytesMax`: HTTP status 413. */
export class BodyTooLarge extends RequestError {
  constructor() {
    super('BAD_USER_INPUT', `The request is larger than ${limits.requestBytesMax / 1024} KiB.`);
  }
}

/** The JSON object that a request carries. Throws `BodyTooLarge`, and BAD_USER_INPUT if it is not one. */
export async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readText(request);
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Answered below, in the same words as JSON of another shape.
  }
  throw new RequestError(
    'BAD_USER_INPUT',
    'The request must be a JSON object with query, variables and operationName.',
  );
}

/** Of a body that is too large some more is read and thrown away: a client that is cut off while it writes sees no answer. */
function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.requestBytesMax) chunks.push(chunk);
      else if (size > limits.requestBytesMax * 16) {
        request.pause();
        reject(new BodyTooLarge());
      }
    });
    request.once('error', reject);
    request.once('end', () => {
      if (size > limits.requestBytesMax) return reject(new BodyTooLarge());
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      if (isUtf8(body)) resolve(body.toString('utf8'));
      else reject(new RequestError('BAD_USER_INPUT', 'The request must be text in UTF-8.'));
    });
  });
}
