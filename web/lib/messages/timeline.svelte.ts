import type { Person } from '../graphql/events.ts';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import type { LocalStore } from '../offline/local-store.ts';
import {
  applyChanges,
  applyHeld,
  emptyWindow,
  endPosition,
  firstPosition,
  joinNewer,
  joinOlder,
  newestRun,
  placeLive,
  trimAround,
  type Message,
  type MessageWindow,
} from './message-window.ts';
import type { MessagePage, MessagePages, MissedPage, PageAnswer } from './message-pages.ts';
import type { Landing, RestingPlace } from './landing.ts';
import { firstUnread, planOpening } from './opening.ts';

/** Somebody came or went while this room was loaded: a line of this tab's own, not a message. */
export interface PassingLine {
  id: string;
  afterPosition: number;
  person: Person;
  what: 'entered' | 'left' | 'removed' | 'banned';
  at: string;
}

const keptMessagesMax = 100;
const shownAgainMax = 40;
const passingLinesMax = 50;
const savePauseMs = 400;

/** One room's messages as this tab has them loaded: a window on the history that live messages continue. */
export class Timeline {
  readonly roomId: string;
  window = $state.raw<MessageWindow>(emptyWindow);
  passing = $state.raw<readonly PassingLine[]>([]);
  /** Above this position stands "New"; it stays until the room is left. */
  newFrom = $state<number | null>(null);
  landing = $state.raw<Landing | null>(null);
  loading = $state<'opening' | 'older' | 'newer' | null>(null);
  isShown = false;

  readonly #pages: MessagePages;
  readonly #store: LocalStore;
  #restingPlace: RestingPlace | null = null;
  #held: Message[] | null = null;
  #heldChanges: Message[] = [];
  /** What became of the run's messages up to this revision of the room is in it. */
  #revision = 0;
  #isKeptOnly = false;
  #isPageUnderWay = false;
  #mustCatchUp = false;
  #isDisposed = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(roomId: string, pages: MessagePages, store: LocalStore) {
    this.roomId = roomId;
    this.#pages = pages;
    this.#store = store;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }
  readonly #ids = $derived(new Set(this.window.messages.map((message) => message.id)));

  /** Shows what is kept at once, then what is missing. `lastPosition`, `readPosition`: the room's, as far as known. */
  async open(lastPosition: number, readPosition: number): Promise<void> {
    this.isShown = true;
    this.newFrom = firstUnread(lastPosition, readPosition);
    if (this.window.messages.length === 0) await this.#showKept();
    const plan = planOpening(this.window, lastPosition, readPosition);
    this.#land();
    if (plan.kind === 'kept' || plan.kind === 'follow') {
      this.#set({ ...this.window, reachesEnd: true });
      // What is kept may have been edited or deleted since.
      return plan.kind === 'follow' || this.#isKeptOnly ? this.catchUp() : undefined;
    }
    await this.#load(
      'opening',
      () => (plan.kind === 'around' ? this.#pages.after(plan.after) : this.#pages.newest()),
      (page) => {
        this.#begin(page, !page.hasNewer);
        this.#land();
      },
    );
  }

  async loadOlder(): Promise<void> {
    if (this.window.reachesStart || this.window.messages.length === 0) return;
    await this.#load(
      'older',
      () => this.#pages.before(firstPosition(this.window)),
      (page) => this.#set(joinOlder(this.window, page.messages, !page.hasOlder)),
    );
  }

  async loadNewer(): Promise<void> {
    if (this.window.reachesEnd || this.window.messages.length === 0) return;
    await this.#load(
      'newer',
      () => this.#pages.after(endPosition(this.window)),
      (page) => this.#set(joinNewer(this.window, page.messages, !page.hasNewer)),
    );
  }

  /** Goes to the newest messages, whatever lies between. */
  async jumpToEnd(): Promise<void> {
    if (!this.window.reachesEnd) {
      await this.#load(
        'opening',
        () => this.#pages.newest(),
        (page) => this.#begin(page, true),
      );
    }
    this.landing = { at: 'end' };
  }

  /** After a break: fetches what was said since the last known message, and what became of those that are known. A long absence leaves the rest to reading on. */
  async catchUp(): Promise<void> {
    // The page on its way was asked for before whatever is to be caught up with.
    if (this.#isPageUnderWay) {
      this.#mustCatchUp = true;
      return;
    }
    if (this.window.messages.length > 0) {
      const ask = () => this.#pages.missed(endPosition(this.window), this.#revision);
      return this.#load('newer', ask, (page) => this.#join(page));
    }
    if (!this.window.reachesEnd) return;
    await this.#load(
      'newer',
      () => this.#pages.newest(),
      (page) => this.#begin(page, true),
    );
  }

  messageArrived(message: Message): void {
    if (this.#held) {
      this.#held.push(message);
      return;
    }
    const outcome = placeLive(this.window, message);
    if (outcome === 'added') this.#set(joinNewer(this.window, [message], true));
    if (outcome === 'known') this.messageChanged(message);
    if (outcome === 'gap') void this.catchUp();
  }

  /** It was edited or deleted. */
  messageChanged(message: Message): void {
    if (this.#held) {
      this.#heldChanges.push(message);
      return;
    }
    const window = applyChanges(this.window, [message]);
    if (window !== this.window) this.#set(window);
  }

  memberMoved(person: Person, what: PassingLine['what']): void {
    const at = new Date().toISOString();
    const line = { id: `${person.id}-${at}`, afterPosition: endPosition(this.window), person, what, at };
    this.passing = [...this.passing, line].slice(-passingLinesMax);
  }

  /** The reader goes elsewhere; `place` brings them back. */
  close(place: RestingPlace | null): void {
    this.#restingPlace = place;
    this.window = trimAround(this.window, place?.key ?? null, shownAgainMax);
    this.landing = null;
    this.newFrom = null;
    this.isShown = false;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#saveTimer);
  }

  async #showKept(): Promise<void> {
    const kept = await this.#store.timeline(this.roomId);
    if (!kept || this.window.messages.length > 0) return;
    this.window = { messages: kept.messages, reachesStart: kept.messages[0]?.position === 1, reachesEnd: false };
    this.#revision = kept.revision;
    this.#isKeptOnly = true;
  }

  /** A page of a new run. */
  #begin(page: MessagePage, reachesEnd: boolean): void {
    this.#revision = page.revision;
    this.#isKeptOnly = false;
    this.#set({ messages: page.messages, reachesStart: !page.hasOlder, reachesEnd });
  }

  /** What was missed at the end of the run and within it. Far back in history the end waits for reading on. */
  #join(page: MissedPage): void {
    if (page.changes === null) {
      // Too much has changed to be told one by one: the run is read anew.
      this.#mustCatchUp = true;
      this.#set({ ...emptyWindow, reachesEnd: true });
      return;
    }
    const { reachesEnd } = this.window;
    const window = reachesEnd ? joinNewer(this.window, page.messages, !page.hasNewer) : this.window;
    this.#revision = page.revision;
    this.#isKeptOnly = false;
    this.#set(applyChanges(window, page.changes));
  }

  #land(): void {
    if (this.newFrom !== null) this.landing = { at: 'unread' };
    else this.landing = this.#restingPlace ? { at: 'rest', place: this.#restingPlace } : { at: 'end' };
  }

  /** One page at a time, asked for until it is there. Live messages that come meanwhile are held, and placed then. */
  async #load<Page extends MessagePage>(
    what: 'opening' | 'older' | 'newer',
    ask: () => Promise<PageAnswer<Page>>,
    show: (page: Page) => void,
  ): Promise<void> {
    if (this.#isPageUnderWay) return;
    this.#isPageUnderWay = true;
    this.loading = what;
    this.#held = [];
    const page = await askUntilAnswered(ask, () => !this.#isDisposed);
    if (this.#isDisposed) return;
    if (page) show(page);
    const { window: placed, hasGap } = applyHeld(this.window, this.#held);
    const window = applyChanges(placed, [...this.#held, ...this.#heldChanges]);
    const mustCatchUp = hasGap || this.#mustCatchUp;
    this.#held = null;
    this.#heldChanges = [];
    this.#isPageUnderWay = this.#mustCatchUp = false;
    this.loading = null;
    if (window !== this.window) this.#set(window);
    if (mustCatchUp) await this.catchUp();
  }

  #set(window: MessageWindow): void {
    this.window = window;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#save(), savePauseMs);
  }

  #save(): void {
    const messages = newestRun(this.window, keptMessagesMax);
    const revision = this.#revision;
    if (messages.length > 0)
      void this.#store.saveTimeline({ roomId: this.roomId, messages, revision, savedAt: Date.now() });
  }
}
