import { type Logger, pino } from 'pino';

export type Log = Logger;

/** A structured log on standard error, one JSON object a line. It never holds message text, tokens or passwords. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
