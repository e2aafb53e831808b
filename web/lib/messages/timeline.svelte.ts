import type { Person } from '../graphql/events.ts';
import type { LocalStore } from '../offline/local-store.ts';
import { KeptTimeline } from './kept-timeline.ts';
import {
  applyChanges,
  dropBefore,
  emptyWindow,
  endPosition,
  firstPosition,
  isLost,
  joinAcross,
  joinNewer,
  joinOlder,
  placeLive,
  trimAround,
  windowAfter,
  type Message,
  type MessageWindow,
} from './message-window.ts';
import type { MessagePage, MessagePages, MissedPage, PageAnswer } from './message-pages.ts';
import type { Landing, RestingPlace } from './landing.ts';
import { everything, firstUnread, isWindowEnough, planOpening, type Readable } from './opening.ts';
import { PageUnderWay, type PageUse } from './page-under-way.svelte.ts';
import { withPassing, type PassingLine } from './passing-line.ts';

const shownAgainMax = 40;
/** Messages before the one that somebody goes to. */
const contextBefore = 20;

/** One room's messages as this tab has them loaded: a window on the history that live messages continue. */
export class Timeline {
  readonly roomId: string;
  window = $state.raw<MessageWindow>(emptyWindow);
  passing = $state.raw<readonly PassingLine[]>([]);
  /** Above this position stands "New"; it stays until the room is left. */
  newFrom = $state<number | null>(null);
  landing = $state.raw<Landing | null>(null);
  readonly underWay = new PageUnderWay();
  isShown = false;
  #isLive = false;
  /** What lies before is gone, or was never for this reader. */
  #readableFrom = 1;

  readonly #pages: MessagePages;
  readonly #kept: KeptTimeline;
  readonly #isUnread: (message: Message) => boolean;
  #restingPlace: RestingPlace | null = null;
  /** What became of the run's messages up to this revision of the room is in it. */
  #revision = 0;
  #isKeptOnly = false;
  #mustCatchUp = false;
  #isDisposed = false;

  /** `isUnread`: whether somebody else said it and the reader has not seen it yet, on any device as far as known. */
  constructor(roomId: string, pages: MessagePages, store: LocalStore, isUnread: (message: Message) => boolean) {
    this.roomId = roomId;
    this.#pages = pages;
    this.#isUnread = isUnread;
    this.#kept = new KeptTimeline(roomId, store);
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }
  readonly #ids = $derived(new Set(this.window.messages.map((message) => message.id)));

  /** Shows what is kept at once, then what is missing. `lastPosition`, `readPosition`: the room's, as far as known. */
  async open(lastPosition: number, readPosition: number, readable = everything): Promise<void> {
    this.isShown = true;
    this.settle(lastPosition, readable);
    if (this.#isLive) return this.#land();
    this.newFrom = firstUnread(lastPosition, readPosition);
    if (this.window.messages.length === 0) await this.#showKept();
    const planNow = () => planOpening(this.window, lastPosition, readPosition, this.#restingPlace?.key);
    const plan = planNow();
    this.#land();
    if (plan.kind === 'follow' && this.newFrom !== null) return this.#openAtUnread();
    if (isWindowEnough(plan)) {
      if (plan.kind !== 'rest') this.#set({ ...this.window, reachesEnd: true });
      // What is kept may have been edited or deleted since.
      return plan.kind === 'follow' || this.#isKeptOnly ? this.catchUp() : undefined;
    }
    await this.#moveTo(
      () => isWindowEnough(planNow()),
      () => (plan.kind === 'around' ? this.#pages.after(plan.after) : this.#pages.newest()),
      () => this.#land(),
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
    await this.#moveTo(
      () => this.window.reachesEnd,
      () => this.#pages.newest(),
      () => (this.landing = { at: 'end' }),
    );
  }

  /** Goes to a message, with what was said around it. */
  async goTo(id: string, position: number): Promise<void> {
    await this.#moveTo(
      () => this.ids.has(id),
      () => this.#pages.after(Math.max(0, position - contextBefore)),
      () => (this.landing = { at: 'message', key: id }),
    );
  }

  /** After a break: fetches what was said since the last known message, and what became of those that are known. A long absence leaves the rest to reading on. */
  async catchUp(): Promise<void> {
    // The page on its way was asked for before whatever is to be caught up with.
    if (this.underWay.use) {
      this.#mustCatchUp = true;
      return;
    }
    if (this.window.messages.length > 0 || this.#isLive) {
      const ask = () => this.#pages.missed(endPosition(this.window), this.#revision);
      return this.#load('newer', ask, (page) => this.#join(page));
    }
    if (!this.window.reachesEnd) return;
    await this.#load(
      'newer',
      () => this.#pages.newest(),
      (page) => this.#begin(page),
    );
  }

  /** What there is to read may have become less, and whether it is kept may have changed. */
  settle(lastPosition: number, { readableFrom, isLive }: Readable): void {
    if (isLive && !this.#isLive) this.window = windowAfter(lastPosition);
    this.#isLive = isLive;
    if (isLive) this.#kept.forget();
    else this.dropBefore(readableFrom);
  }

  /** What was said before the position is gone. */
  dropBefore(position: number): void {
    this.#readableFrom = Math.max(this.#readableFrom, position);
    const window = dropBefore(this.window, this.#readableFrom);
    if (window === this.window) return;
    this.#set(window);
    if (isLost(window)) void this.#findWhatIsLeft();
  }

  messageArrived(message: Message): void {
    if (this.underWay.use) return this.underWay.hold(message);
    const outcome = placeLive(this.window, message);
    if (outcome === 'added') this.#set(joinNewer(this.window, [message], true));
    if (outcome === 'known') this.messageChanged(message);
    if (outcome === 'gap') void this.catchUp();
  }

  /** It was edited or deleted. */
  messageChanged(message: Message): void {
    if (this.underWay.use) return this.underWay.holdChange(message);
    const window = applyChanges(this.window, [message]);
    if (window !== this.window) this.#set(window);
  }

  memberMoved(person: Person, what: PassingLine['what']): void {
    this.passing = withPassing(this.passing, endPosition(this.window), person, what);
  }

  /** The reader goes elsewhere; `place` brings them back. */
  close(place: RestingPlace | null): void {
    this.#restingPlace = this.#isLive ? null : place;
    this.window = this.#isLive
      ? windowAfter(endPosition(this.window))
      : trimAround(this.window, place?.key ?? null, shownAgainMax);
    this.landing = null;
    this.newFrom = null;
    this.isShown = false;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#kept.dispose();
  }

  /** What is unread begins below what is kept: the view goes there once it has come, and does not follow the end until then. */
  async #openAtUnread(): Promise<void> {
    this.window = { ...this.window, reachesEnd: false };
    await this.loadNewer();
    this.#land();
    await this.catchUp();
  }

  /** All that was loaded is gone, far back in history: what there is lies at the end, unless it is on its way. */
  async #findWhatIsLeft(): Promise<void> {
    await this.underWay.over();
    if (isLost(this.window)) await this.jumpToEnd();
  }

  async #showKept(): Promise<void> {
    const kept = await this.#kept.read(this.#readableFrom);
    if (!kept || this.window.messages.length > 0) return;
    this.window = kept.window;
    this.#revision = kept.revision;
    this.#isKeptOnly = true;
  }

  /** A page of a new run. */
  #begin(page: MessagePage): void {
    this.#revision = page.revision;
    this.#isKeptOnly = false;
    this.#set({ messages: page.messages, reachesStart: !page.hasOlder, reachesEnd: !page.hasNewer });
  }

  /** What was missed at the end of the run and within it. Far back in history the end waits for reading on. */
  #join(page: MissedPage): void {
    if (page.changes === null && !this.#isLive) {
      // Too much has changed to be told one by one: the run is read anew.
      this.#mustCatchUp = true;
      this.#set({ ...emptyWindow, reachesEnd: true });
      return;
    }
    const { reachesEnd } = this.window;
    if (reachesEnd) this.#goOnReading(page.messages);
    const window = this.#isLive
      ? joinAcross(this.window, page.messages)
      : reachesEnd
        ? joinNewer(this.window, page.messages, !page.hasNewer)
        : this.window;
    this.#revision = page.revision;
    this.#isKeptOnly = false;
    this.#set(applyChanges(window, page.changes ?? []));
  }

  /** Whoever comes back finds the line "New" where they stopped reading. */
  #goOnReading(missed: readonly Message[]): void {
    const first = missed.find(this.#isUnread);
    if (!first || !this.isShown) return;
    this.newFrom = first.position;
    this.landing = { at: 'missed' };
  }

  #land(): void {
    if (this.newFrom !== null) this.landing = { at: 'unread' };
    else this.landing = this.#restingPlace ? { at: 'rest', place: this.#restingPlace } : { at: 'end' };
  }

  /**
   * Goes elsewhere in the history: in the run that there is, if that has it, else in a new one. A page that is on its way comes first and
   * may bring it; until then one goes as far as there is.
   */
  async #moveTo(hasPlace: () => boolean, ask: () => Promise<PageAnswer<MessagePage>>, land: () => void): Promise<void> {
    if (!hasPlace() && this.underWay.use) {
      land();
      await this.underWay.over();
      if (!this.isShown) return;
    }
    if (hasPlace()) return land();
    await this.#load('opening', ask, (page) => {
      this.#begin(page);
      land();
    });
  }

  /** One page at a time, asked for until it is there. Live messages that come meanwhile are held, and placed then. */
  async #load<Page extends MessagePage>(
    use: PageUse,
    ask: () => Promise<PageAnswer<Page>>,
    show: (page: Page) => void,
  ): Promise<void> {
    if (this.underWay.use) return;
    const page = await this.underWay.ask(use, ask, () => !this.#isDisposed);
    if (this.#isDisposed) return;
    if (page && !this.#isLive) this.dropBefore(page.keptFrom);
    if (page) show(page);
    const { window, hasGap } = this.underWay.place(this.window);
    const mustCatchUp = hasGap || this.#mustCatchUp;
    this.#mustCatchUp = false;
    if (window !== this.window) this.#set(window);
    if (mustCatchUp) await this.catchUp();
  }

  #set(window: MessageWindow): void {
    this.window = dropBefore(window, this.#readableFrom);
    if (!this.#isLive) this.#kept.save(this.window, this.#revision);
  }
}
