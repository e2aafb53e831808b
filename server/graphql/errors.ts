import { randomUUID } from 'node:crypto';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { LogIds } from '../shared/log.ts';
import { RequestError } from '../shared/request-error.ts';
import type { Backend } from './context.ts';

/** An error as a client is told it. */
export type ClientError = GraphQLFormattedError;

/** Where errors are written down and counted. */
export type ErrorBooks = Pick<Backend, 'log' | 'refusals' | 'services'>;

/**
 * What a client is told of an error. A request that was made wrongly gets its code and words; a document that is malformed keeps
 * graphql's own words; a database that cannot be reached is UNAVAILABLE; everything else is our bug: masked, and logged under the reference that the client is given, with the
 * `ids` of who asked.
 */
export function formatError(
  error: GraphQLError,
  { log, refusals, services }: ErrorBooks,
  ids: LogIds = {},
): GraphQLFormattedError {
  const where = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
  const cause = services.work.storage.failedAsking(originOf(error)) as Error | null;
  if (cause instanceof RequestError) {
    refusals.add(cause.code);
    return { message: cause.message, ...where, extensions: { code: cause.code, ...cause.extensions } };
  }
  // graphql itself found the document or its variables malformed, and says how.
  if (cause === null && error.extensions['code'] !== 'INTERNAL_SERVER_ERROR') {
    refusals.add('BAD_USER_INPUT');
    return { message: error.message, ...where, extensions: { code: 'BAD_USER_INPUT' } };
  }
  return { ...masked(cause ?? error, { log, refusals }, ids, error.path), ...where };
}

/** What a client is told of our own bug: a reference, under which the log tells what happened. `path` is the field that failed. */
export function masked(
  cause: unknown,
  { log, refusals }: Pick<ErrorBooks, 'log' | 'refusals'>,
  ids: LogIds,
  path?: GraphQLError['path'],
): GraphQLFormattedError {
  refusals.add('INTERNAL_SERVER_ERROR');
  const reference = randomUUID().slice(0, 8);
  log.error({ reference, ...ids, path, err: cause }, 'An operation failed');
  return {
    message: `Something went wrong on the server. If it stays so, tell its owner the reference ${reference}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

/** A result as a client is told it. */
export function formatResult(result: ExecutionResult, books: ErrorBooks, ids: LogIds): FormattedExecutionResult {
  const { errors } = result;
  return errors ? { ...result, errors: errors.map((error) => formatError(error, books, ids)) } : result;
}

/** The HTTP status that fits an answer without data. */
export function statusOf(error: GraphQLFormattedError): number {
  switch (error.extensions?.['code']) {
    case 'UNAUTHENTICATED':
      return 401;
    case 'FORBIDDEN':
      return 403;
    case 'RATE_LIMITED':
      return 429;
    case 'UNAVAILABLE':
      return 503;
    case 'INTERNAL_SERVER_ERROR':
      return 500;
    default:
      return 400;
  }
}

/** A request error as graphql reports it, for refusing an operation before it runs. */
export function toGraphQLError(error: RequestError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, ...error.extensions },
  });
}

function originOf(error: GraphQLError): Error | null {
  let origin: Error | null | undefined = error.originalError;
  while (origin instanceof GraphQLError) origin = origin.originalError;
  return origin ?? null;
}
