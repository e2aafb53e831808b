import { RequestError } from '../shared/request-error.ts';

/** How many uploads may be under way at once, in all and of one person, and what they are called. */
export interface UploadsAtOnce {
  readonly all: number;
  readonly perPerson: number;
  readonly what: 'picture' | 'file';
}

/** Lets only so many uploads be received and worked on at once. Nobody waits for another's: what is too much is refused. */
export class Uploads {
  readonly #atOnce: UploadsAtOnce;
  readonly #byPerson = new Map<string, number>();
  #all = 0;

  constructor(atOnce: UploadsAtOnce) {
    this.#atOnce = atOnce;
  }

  /** Throws UNAVAILABLE when too many are under way, RATE_LIMITED when too many of this person's are. */
  async run<T>(userId: string, upload: () => Promise<T>): Promise<T> {
    const own = this.#byPerson.get(userId) ?? 0;
    const { all, perPerson, what } = this.#atOnce;
    if (own >= perPerson)
      throw new RequestError('RATE_LIMITED', `Another ${what} of yours is still on its way. Please wait for it.`, wait);
    if (this.#all >= all)
      throw new RequestError(
        'UNAVAILABLE',
        `Many ${what}s are being sent just now. Please try again in a moment.`,
        wait,
      );
    this.#byPerson.set(userId, own + 1);
    this.#all++;
    try {
      return await upload();
    } finally {
      this.#all--;
      const left = this.#byPerson.get(userId)! - 1;
      if (left > 0) this.#byPerson.set(userId, left);
      else this.#byPerson.delete(userId);
    }
  }
}

const wait = { retryAfterMs: 3_000 };
