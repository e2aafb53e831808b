import { Tally } from '../shared/tally.ts';

/** What is counted while the server runs, in plain numbers. */
export interface Tallies {
  readonly messages: { total: number };
  readonly socketsOpened: { total: number };
  /** By close code; those that only a client thinks of count as 'other'. */
  readonly socketsClosed: Tally;
  /** Sockets that were closed because their reader fell too far behind. */
  readonly slowReaders: { total: number };
  /** Times that a reader who was behind was not told something of the moment. */
  readonly ephemeralsDropped: { total: number };
  /** By class of address and status. */
  readonly requests: Tally;
}

export function createTallies(): Tallies {
  return {
    messages: { total: 0 },
    socketsOpened: { total: 0 },
    socketsClosed: new Tally(),
    slowReaders: { total: 0 },
    ephemeralsDropped: { total: 0 },
    requests: new Tally(),
  };
}
