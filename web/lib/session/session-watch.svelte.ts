import { attendance } from '../graphql/clients.ts';
import { SessionTermDocument } from '../graphql/generated/later/graphql.ts';
import type { Session } from './session.svelte.ts';

/** Seconds before its end from which on somebody is warned. */
const warningSeconds = 120;
/** Milliseconds between telling the server that somebody is here. */
const signIntervalMs = 60_000;
/** Milliseconds after somebody's last key, touch or movement that they count as being here. */
const restMs = 60_000;
/** Milliseconds that a timer may be set for; past 2^31 it would fire at once. */
const timerMaxMs = 60 * 60_000;

/** When a session ends, in milliseconds of this device's clock, unless it is used; `isFinal` whatever is done. */
interface Term {
  readonly endsAt: number;
  readonly isFinal: boolean;
}

/**
 * Knows when the session ends and warns two minutes before. The server says when that is; what somebody does in any tab is told to it once a
 * minute, and what it answers to all tabs. Whatever no person has asked for prolongs nothing.
 */
export class SessionWatch {
  /** Seconds until the end, while there is something to warn of; null otherwise. */
  leftSeconds = $state<number | null>(null);
  /** Whether staying is no choice. */
  isFinal = $state(false);
  readonly #session: Session;
  readonly #otherTabs = new BroadcastChannel('hearth-session-term');
  #term: Term | null = null;
  #lastAskedAt = Date.now();
  #lastSignAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Begins to watch; returns what ends it. */
  start(): () => void {
    this.#otherTabs.onmessage = ({ data }: MessageEvent<Term>) => this.#learn(data);
    const note = (): void => {
      this.#lastSignAt = Date.now();
      if (this.leftSeconds === null && Date.now() - this.#lastAskedAt >= signIntervalMs) void this.ask();
    };
    const look = (): void => {
      if (document.visibilityState === 'visible') this.#look();
    };
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];
    for (const sign of signs) addEventListener(sign, note, { capture: true, passive: true });
    attendance.isSomebodyThere = () => Date.now() - this.#lastSignAt < restMs;
    document.addEventListener('visibilitychange', look);
    void this.ask();
    return () => {
      this.#isDisposed = true;
      clearTimeout(this.#timer);
      this.#otherTabs.close();
      for (const sign of signs) removeEventListener(sign, note, { capture: true });
      attendance.isSomebodyThere = () => true;
      document.removeEventListener('visibilitychange', look);
    };
  }

  /** Asks the server when the session ends; if somebody is here, that prolongs it. */
  async ask(): Promise<void> {
    this.#lastAskedAt = Date.now();
    const { data } = await this.#session.client.query(SessionTermDocument, {}).toPromise();
    if (this.#isDisposed) return;
    const found = data?.viewer?.sessionTerm;
    if (data && !found) return void this.#session.ended();
    if (!found) return this.#wakeIn(signIntervalMs);
    const term = { endsAt: Date.now() + found.leftSeconds * 1000, isFinal: found.isFinal };
    this.#otherTabs.postMessage(term);
    this.#learn(term);
  }

  #learn(term: Term): void {
    this.#term = term;
    this.#look();
  }

  /** Warns, waits, or finds that the time is over, as the clock says: a device may have slept. */
  #look(): void {
    if (this.#term === null) return;
    const leftMs = this.#term.endsAt - Date.now();
    if (leftMs > warningSeconds * 1000) {
      this.leftSeconds = null;
      return this.#wakeIn(leftMs - warningSeconds * 1000);
    }
    // What other devices or tabs have done meanwhile, only the server knows.
    if (this.leftSeconds === null) {
      this.leftSeconds = Math.max(0, Math.ceil(leftMs / 1000));
      this.isFinal = this.#term.isFinal;
      return void this.ask();
    }
    this.leftSeconds = Math.max(0, Math.ceil(leftMs / 1000));
    this.isFinal = this.#term.isFinal;
    if (leftMs > 0) return this.#wakeIn(1_000);
    this.#term = null;
    void this.#session.ended();
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Math.min(ms, timerMaxMs));
  }
}
