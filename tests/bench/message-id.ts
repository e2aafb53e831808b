import { randomUUID } from 'node:crypto';
import { newId } from '../../server/shared/ids.ts';

/** A message's id as the web app makes it, ordered by time; BENCH_IDS=random makes those of clients that pay no heed to that. */
export const makeId: () => string =
  process.env['BENCH_IDS'] === 'random' ? () => randomUUID() : () => newId(Date.now());
