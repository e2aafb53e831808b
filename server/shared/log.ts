import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** By which id a line of the log belongs to a request over HTTP or to a socket. */
export type LogIds = { readonly requestId: string } | { readonly connectionId: string } | Record<string, never>;

/**
 * A structured log, one JSON object a line, on standard error unless told. It never holds message text, tokens, passwords or
 * addresses of people: callers log ids and names of things, and of an error only what `describeError` keeps.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino({ level, base: null, timestamp, serializers: { err: describeError } }, destination);
}

const messageLengthMax = 300;

/**
 * What the log keeps of an error: its type, code, message and where it came from. Not its other properties, since PostgreSQL puts the
 * rows that it refused there, and nothing that the message quotes but names of tables and the like, since it may be what somebody wrote.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: withoutQuotations(error),
    stack: frames.map((line) => line.trim()).join('\n'),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

function withoutQuotations(error: Error): string {
  if (error instanceof SyntaxError) return 'A text could not be read as what it should be.';
  return error.message
    .replace(/'[^']*'/g, "'...'")
    .replace(/"([^"]*)"/g, (quoted, inside: string) => (/^[a-z]+(_[a-z]+)*$/.test(inside) ? quoted : '"..."'))
    .slice(0, messageLengthMax);
}
