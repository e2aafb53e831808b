import type { ServerResponse } from 'node:http';
import { type ClientError, statusOf } from './graphql/errors.ts';

/** Answers what went wrong, in the shape of GraphQL's errors. */
export function sendErrors(
  response: ServerResponse,
  errors: readonly ClientError[],
  status = statusOf(errors[0]!),
): void {
  sendJson(response, status, JSON.stringify({ errors }));
}

/** Programs and proxies look for the header, our app for `retryAfterMs` of the first error. */
function setRetryAfter(response: ServerResponse, json: string): void {
  const { errors } = JSON.parse(json) as { errors?: readonly ClientError[] };
  const retryAfterMs = errors?.[0]?.extensions?.['retryAfterMs'];
  if (typeof retryAfterMs === 'number') response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1000));
}

/** Answers JSON that nobody keeps. */
export function sendJson(response: ServerResponse, status: number, json: string): void {
  if (status === 429 || status === 503) setRetryAfter(response, json);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    'Cache-Control': 'no-store',
  });
  response.end(json);
}

/** Answers a line of words. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
}
