import type { Person } from '../graphql/events.ts';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import type { LocalStore } from '../offline/local-store.ts';
import {
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
import type { MessagePage, MessagePageAnswer, MessagePages } from './message-pages.ts';
import { firstUnread, planOpening } from './opening.ts';

/** Somebody came or went while this room was loaded: a line of this tab's own, not a message. */
export interface PassingLine {
  id: string;
  afterPosition: number;
  person: Person;
  what: 'entered' | 'left' | 'removed' | 'banned';
  at: string;
}

/** Where the view should go, once; a new object each time. */
export type Landing = { at: 'end' } | { at: 'unread' } | { at: 'rest'; place: RestingPlace };

/** Where the reader was when they left the room. */
export interface RestingPlace {
  key: string;
  offset: number;
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
    if (plan.kind === 'kept') return this.#set({ ...this.window, reachesEnd: true });
    if (plan.kind === 'follow') {
      this.#set({ ...this.window, reachesEnd: true });
      return this.catchUp();
    }
    await this.#load(
      'opening',
      () => (plan.kind === 'around' ? this.#pages.after(plan.after) : this.#pages.newest()),
      (page) => {
        this.#set({ messages: page.messages, reachesStart: !page.hasOlder, reachesEnd: !page.hasNewer });
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
        (page) => this.#set({ messages: page.messages, reachesStart: !page.hasOlder, reachesEnd: true }),
      );
    }
    this.landing = { at: 'end' };
  }

  /** After a break: fetches what was said since the last known message. A long absence leaves the rest to reading on. */
  async catchUp(): Promise<void> {
    // The page on its way was asked for before whatever is to be caught up with.
    if (this.#isPageUnderWay) this.#mustCatchUp = true;
    if (this.#isPageUnderWay || !this.window.reachesEnd) return;
    const isEmpty = this.window.messages.length === 0;
    await this.#load(
      'newer',
      () => (isEmpty ? this.#pages.newest() : this.#pages.after(endPosition(this.window))),
      (page) => {
        if (isEmpty) this.#set({ messages: page.messages, reachesStart: !page.hasOlder, reachesEnd: true });
        else this.#set(joinNewer(this.window, page.messages, !page.hasNewer));
      },
    );
  }

  messageArrived(message: Message): void {
    if (this.#held) {
      this.#held.push(message);
      return;
    }
    const outcome = placeLive(this.window, message);
    if (outcome === 'added') this.#set(joinNewer(this.window, [message], true));
    if (outcome === 'gap') void this.catchUp();
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
  }

  #land(): void {
    if (this.newFrom !== null) this.landing = { at: 'unread' };
    else this.landing = this.#restingPlace ? { at: 'rest', place: this.#restingPlace } : { at: 'end' };
  }

  /** One page at a time, asked for until it is there. Live messages that come meanwhile are held, and placed then. */
  async #load(
    what: 'opening' | 'older' | 'newer',
    ask: () => Promise<MessagePageAnswer>,
    show: (page: MessagePage) => void,
  ): Promise<void> {
    if (this.#isPageUnderWay) return;
    this.#isPageUnderWay = true;
    this.loading = what;
    this.#held = [];
    const page = await askUntilAnswered(ask, () => !this.#isDisposed);
    if (this.#isDisposed) return;
    if (page) show(page);
    const { window, hasGap } = applyHeld(this.window, this.#held);
    const mustCatchUp = hasGap || this.#mustCatchUp;
    this.#held = null;
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
    if (messages.length > 0) void this.#store.saveTimeline({ roomId: this.roomId, messages, savedAt: Date.now() });
  }
}
