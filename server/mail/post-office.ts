import type { UnitOfWork } from '../core/unit-of-work.ts';
import type { Log } from '../shared/log.ts';
import { limits } from '../shared/limits.ts';
import type { Letter } from './letter.ts';
import { MailOutcome, outcomeId } from './mail-outcome.ts';
import { OutgoingMail } from './outgoing-mail.ts';
import { MailFailure, type Transport } from './smtp.ts';

/** What a post office works with. */
export interface PostOfficeSources {
  readonly work: UnitOfWork;
  readonly log: Log;
  readonly transport: Transport;
  /** Writes a letter at the moment when it is sent; null if it has nothing to say any more. */
  readonly compose: (mail: OutgoingMail) => Promise<Letter | null>;
}

/** Letters of one round, which are sent side by side: a slow mail server holds nobody up but these. */
const roundSize = 4;
const stopWaitMs = 1_000;

/**
 * Sends what is queued: each letter at least once, by one node at a time, again with growing pauses while the mail server does not take it, and
 * not any more once it is a day old. Letters are in the database until they are taken, so that a crash loses none; one that was taken while
 * the process died goes out twice.
 */
export class PostOffice {
  readonly #sources: PostOfficeSources;
  #round: Promise<void> | null = null;
  #isWoken = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(sources: PostOfficeSources) {
    this.#sources = sources;
  }

  /** Looks for letters that are due. Resolves when there are none left. */
  wake(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    this.#isWoken = true;
    return (this.#round ??= this.#work().finally(() => (this.#round = null)));
  }

  /** Sends one letter at once, past the queue. Throws `MailFailure`. */
  async sendNow(letter: Letter): Promise<void> {
    try {
      await this.#sources.transport.send(letter);
    } catch (error) {
      if (error instanceof MailFailure) await this.#note(error);
      throw error;
    }
    await this.#note(null);
  }

  /** Takes up no more letters, and waits a moment for those that are on their way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await Promise.race([this.#round, new Promise((resolve) => setTimeout(resolve, stopWaitMs).unref())]);
  }

  async #work(): Promise<void> {
    try {
      while (this.#isWoken) {
        this.#isWoken = false;
        while ((await this.#sendDue()) > 0);
        await this.#sleepUntilDue();
      }
    } catch (error) {
      // The next look, within a minute, begins again.
      if (!this.#isStopped) this.#sources.log.error({ err: error }, 'Letters could not be sent');
    }
  }

  /** Answers how many letters it took up. */
  async #sendDue(): Promise<number> {
    if (this.#isStopped) return 0;
    const { work } = this.#sources;
    const now = work.clock.now();
    const due = await work
      .read()
      .find(
        OutgoingMail,
        { dueAt: { $lte: now }, $or: [{ leasedUntil: null }, { leasedUntil: { $lte: now } }] },
        { orderBy: { dueAt: 'asc', id: 'asc' }, limit: roundSize, disableIdentityMap: true },
      );
    await Promise.all(due.map((mail) => this.#send(mail)));
    return due.length;
  }

  async #send(mail: OutgoingMail): Promise<void> {
    const { work, log, compose, transport } = this.#sources;
    const { id, kind, queuedAt, leasedUntil, attempts } = mail;
    const now = work.clock.now();
    const lease = { leasedUntil: new Date(now.getTime() + limits.mailLeaseMs), attempts: attempts + 1 };
    // Whoever changes the row first sends it.
    const isOurs = await work.transact(async ({ em }) => {
      return (await em.nativeUpdate(OutgoingMail, { id, leasedUntil, attempts }, lease)) === 1;
    });
    if (!isOurs) return;
    const isTooOld = now.getTime() - queuedAt.getTime() > limits.mailAgeMaxMs;
    const letter = isTooOld ? null : await compose(mail);
    if (letter === null) return this.#forget(id);
    try {
      await transport.send(letter);
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      const { problem, status, isLasting } = error;
      log.warn({ kind, problem, status, attempt: lease.attempts }, 'A letter was not taken by the mail server');
      await this.#note(error);
      return isLasting ? this.#forget(id) : this.#putOff(id, lease.attempts);
    }
    await this.#forget(id);
    await this.#note(null);
  }

  async #forget(id: string): Promise<void> {
    await this.#sources.work.transact(({ em }) => em.nativeDelete(OutgoingMail, { id }));
  }

  async #putOff(id: string, attempts: number): Promise<void> {
    await this.#sources.work.transact(({ em, now }) => {
      const dueAt = new Date(now.getTime() + retryDelayMs(attempts));
      return em.nativeUpdate(OutgoingMail, { id }, { dueAt, leasedUntil: null });
    });
  }

  async #note(failure: MailFailure | null): Promise<void> {
    await this.#sources.work.transact(async ({ em, now }) => {
      const outcome = failure === null ? { sentAt: now } : { failedAt: now, problem: failure.problem };
      await em.upsert(MailOutcome, { id: outcomeId, ...outcome });
    });
  }

  async #sleepUntilDue(): Promise<void> {
    if (this.#isStopped) return;
    const { work } = this.#sources;
    const [next] = await work
      .read()
      .find(OutgoingMail, {}, { fields: ['dueAt'], orderBy: { dueAt: 'asc' }, limit: 1, disableIdentityMap: true });
    if (next === undefined) return;
    const leftMs = next.dueAt.getTime() - work.clock.now().getTime();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.wake(), Math.min(Math.max(leftMs, 1_000), 60_000)).unref();
  }
}

/** Half a minute, doubled by each try, an hour at most. */
function retryDelayMs(attempts: number): number {
  return Math.min(30_000 * 2 ** (attempts - 1), 60 * 60_000);
}
