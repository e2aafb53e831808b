import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessagePage, MessagePages, MissedPage, PageAnswer } from '../../web/lib/messages/message-pages.ts';
import { Timeline } from '../../web/lib/messages/timeline.svelte.ts';
import { LocalStore } from '../../web/lib/offline/local-store.ts';
import type { Message } from '../../web/lib/messages/message-window.ts';
import { message, messages } from './message.ts';

/** A room's history whose pages come when the test says so. */
class SlowHistory implements Pick<MessagePages, 'after' | 'before' | 'newest' | 'missed'> {
  length: number;
  keptFrom = 1;
  /** What became of messages, in the order of revisions; null: too much to be told. */
  changes: readonly Message[] | null = [];
  readonly revisionsAsked: number[] = [];
  readonly #waiting: ((isLost: boolean) => void)[] = [];

  constructor(length: number) {
    this.length = length;
  }

  /** Lets the page that has waited longest arrive, with what the history was when it was asked for. */
  async answer(isLost = false): Promise<void> {
    while (this.#waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    this.#waiting.shift()?.(isLost);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Loses the page that has waited longest on its way. */
  lose = () => this.answer(true);

  get isAsked(): boolean {
    return this.#waiting.length > 0;
  }

  after = (position: number) => this.#page(position + 1, this.length, position > 0);
  before = (position: number) => this.#page(Math.max(1, position - 50), position - 1, position > 51);
  newest = () => this.#page(Math.max(1, this.length - 49), this.length, this.length > 50);

  missed = (position: number, revision: number): Promise<PageAnswer<MissedPage>> => {
    this.revisionsAsked.push(revision);
    const changes = this.changes?.filter((change) => change.revision > revision) ?? null;
    return this.#answer({ ...this.#pageOf(position + 1, this.length, true), changes });
  };

  /** Messages raise the revision by one each, changes count from 1,000. */
  get #revision(): number {
    return this.changes?.at(-1)?.revision ?? this.length;
  }

  #pageOf(from: number, to: number, hasOlder: boolean): MessagePage {
    const first = Math.max(from, this.keptFrom);
    const { keptFrom } = this;
    return { messages: messages(first, to), hasOlder, hasNewer: false, revision: this.#revision, keptFrom };
  }

  #page(from: number, to: number, hasOlder: boolean): Promise<PageAnswer<MessagePage>> {
    return this.#answer(this.#pageOf(from, to, hasOlder));
  }

  #answer<Page>(page: Page): Promise<PageAnswer<Page>> {
    return new Promise((resolve) => this.#waiting.push((isLost) => resolve(isLost ? undefined : page)));
  }
}

const noneUnread = () => false;
const positions = (timeline: Timeline) => timeline.window.messages.map(({ position }) => position);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_none, index) => first + index);

async function opened(history: SlowHistory): Promise<Timeline> {
  const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open(), noneUnread);
  const opening = timeline.open(history.length, history.length);
  await history.answer();
  await opening;
  return timeline;
}

describe('catching up after a break', () => {
  test('waits for a page that is on its way, and then happens', async () => {
    const history = new SlowHistory(80);
    const timeline = await opened(history);
    const older = timeline.loadOlder();
    history.length = 83;
    const caughtUp = timeline.catchUp();
    await history.answer();
    await history.answer();
    await Promise.all([older, caughtUp]);
    expect(positions(timeline)).toEqual(upTo(83));
    timeline.dispose();
  });

  test('fetches what lies between the last known message and a live one', async () => {
    const history = new SlowHistory(3);
    const timeline = await opened(history);
    history.length = 6;
    timeline.messageArrived(messages(6, 6)[0]!);
    await history.answer();
    expect(positions(timeline)).toEqual(upTo(6));
    timeline.dispose();
  });

  test('places live messages that come while the page is on its way, once each', async () => {
    const history = new SlowHistory(3);
    const timeline = await opened(history);
    history.length = 5;
    const caughtUp = timeline.catchUp();
    for (const message of messages(4, 7)) timeline.messageArrived(message);
    await history.answer();
    await caughtUp;
    expect(positions(timeline)).toEqual(upTo(7));
    timeline.dispose();
  });
});

describe('going elsewhere in the history', () => {
  /** Opened far from the end: the older page is on its way. */
  async function farBack(history: SlowHistory): Promise<{ timeline: Timeline; older: Promise<void> }> {
    const timeline = await opened(history);
    while (timeline.window.reachesEnd) {
      const older = timeline.loadOlder();
      await history.answer();
      await older;
    }
    return { timeline, older: timeline.loadOlder() };
  }

  test('to the end happens while another page is on its way, and what one says meanwhile is there', async () => {
    const history = new SlowHistory(500);
    const { timeline, older } = await farBack(history);
    history.length = 501;
    timeline.messageArrived(message(501));
    const jump = timeline.jumpToEnd();
    await history.answer();
    await history.answer();
    await Promise.all([older, jump]);
    expect(positions(timeline)).toEqual(upTo(501, 452));
    expect(timeline.landing).toEqual({ at: 'end' });
    timeline.dispose();
  });

  test('to the end needs no other page where the one on its way reaches it', async () => {
    const history = new SlowHistory(3);
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open(), noneUnread);
    const opening = timeline.open(3, 3);
    const jump = timeline.jumpToEnd();
    await history.answer();
    await Promise.all([opening, jump]);
    expect(positions(timeline)).toEqual(upTo(3));
    expect(history.isAsked).toBe(false);
    timeline.dispose();
  });

  test('to a message happens while another page is on its way', async () => {
    const history = new SlowHistory(500);
    const { timeline, older } = await farBack(history);
    const found = timeline.goTo('m490', 490);
    await history.answer();
    await history.answer();
    await Promise.all([older, found]);
    expect(timeline.ids.has('m490')).toBe(true);
    expect(timeline.landing).toEqual({ at: 'message', key: 'm490' });
    timeline.dispose();
  });

  test('is not done for somebody who has left meanwhile', async () => {
    const history = new SlowHistory(500);
    const { timeline, older } = await farBack(history);
    const jump = timeline.jumpToEnd();
    timeline.close({ key: 'm220', offset: 0 });
    await history.answer();
    await Promise.all([older, jump]);
    expect(history.isAsked).toBe(false);
    expect(timeline.ids.has('m220')).toBe(true);
    timeline.dispose();
  });
});

const changed = (position: number, revision: number, changes: Partial<Message> = {}) =>
  message(position, { revision, body: `edited at ${revision}`, editedAt: '2026-11-21T12:00:00.000Z', ...changes });
const bodies = (timeline: Timeline) => timeline.window.messages.map(({ body }) => body);

describe('what becomes of messages', () => {
  test('is shown at once, and never set back by what comes later and is older', async () => {
    const history = new SlowHistory(3);
    const timeline = await opened(history);
    timeline.messageChanged(changed(2, 1_001));
    expect(bodies(timeline)).toEqual(['message 1', 'edited at 1001', 'message 3']);
    timeline.messageChanged(changed(2, 1_000));
    timeline.messageArrived(message(2));
    timeline.messageChanged(changed(7, 1_002));
    expect(bodies(timeline)).toEqual(['message 1', 'edited at 1001', 'message 3']);
    timeline.dispose();
  });

  test('while a page is on its way is in that page as soon as it is there', async () => {
    const history = new SlowHistory(80);
    const timeline = await opened(history);
    const older = timeline.loadOlder();
    timeline.messageChanged(changed(5, 1_000));
    timeline.messageChanged(changed(70, 1_001));
    await history.answer();
    await older;
    expect(timeline.window.messages[4]?.body).toBe('edited at 1000');
    expect(timeline.window.messages[69]?.body).toBe('edited at 1001');
    timeline.dispose();
  });

  test('while one was away is caught up with, from the revision that one knows', async () => {
    const history = new SlowHistory(3);
    const timeline = await opened(history);
    history.length = 4;
    history.changes = [changed(1, 1_000), changed(3, 1_001, { body: '', editedAt: null, deletedAt: '2026' })];
    for (const expected of [3, 1_001]) {
      const caughtUp = timeline.catchUp();
      await history.answer();
      await caughtUp;
      expect(history.revisionsAsked.at(-1)).toBe(expected);
      expect(bodies(timeline)).toEqual(['edited at 1000', 'message 2', '', 'message 4']);
    }
    timeline.dispose();
  });

  test('is caught up with far back in history too, where the end is left to reading on', async () => {
    const history = new SlowHistory(400);
    const timeline = await opened(history);
    while (timeline.window.reachesEnd) {
      const older = timeline.loadOlder();
      await history.answer();
      await older;
    }
    history.length = 403;
    history.changes = [changed(300, 1_000)];
    const before = positions(timeline);
    const caughtUp = timeline.catchUp();
    await history.answer();
    await caughtUp;
    expect(positions(timeline)).toEqual(before);
    expect(timeline.window.messages.find(({ position }) => position === 300)?.body).toBe('edited at 1000');
    timeline.dispose();
  });

  test('that is too much to be told makes the room be read anew', async () => {
    const history = new SlowHistory(60);
    const timeline = await opened(history);
    history.changes = null;
    const caughtUp = timeline.catchUp();
    await history.answer();
    await history.answer();
    await caughtUp;
    expect(positions(timeline)).toEqual(upTo(60, 11));
    expect(timeline.window.reachesEnd).toBe(true);
    timeline.dispose();
  });
});

describe('a page that is lost on its way', () => {
  beforeEach(() => {
    // What the pause between two tries listens to.
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is asked for again, when the room is opened and when it catches up', async () => {
    const history = new SlowHistory(3);
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open(), noneUnread);
    const opening = timeline.open(3, 3);
    await history.lose();
    await history.answer();
    await opening;
    expect(positions(timeline)).toEqual(upTo(3));

    history.length = 5;
    const caughtUp = timeline.catchUp();
    await history.lose();
    await history.answer();
    await caughtUp;
    expect(positions(timeline)).toEqual(upTo(5));
    timeline.dispose();
  });

  test('is not asked for again once nobody needs it', async () => {
    const history = new SlowHistory(3);
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open(), noneUnread);
    const opening = timeline.open(3, 3);
    await vi.waitUntil(() => history.isAsked);
    timeline.dispose();
    await history.lose();
    await opening;
    expect(history.isAsked).toBe(false);
    expect(positions(timeline)).toEqual([]);
  });
});

describe('messages that the room does not keep', () => {
  test('leave the screen as others come, and what is kept goes on', async () => {
    const history = new SlowHistory(10);
    const timeline = await opened(history);
    for (const position of [11, 12]) {
      timeline.messageArrived(message(position));
      timeline.dropBefore(position - 9);
    }
    expect(positions(timeline)).toEqual(upTo(12, 3));
    expect(timeline.window.reachesStart).toBe(true);
    timeline.dropBefore(13);
    timeline.messageArrived(message(13));
    expect(positions(timeline)).toEqual([13]);
    timeline.dispose();
  });

  test('were gone while one was away: what there is now stands alone', async () => {
    const history = new SlowHistory(10);
    const timeline = await opened(history);
    Object.assign(history, { length: 40, keptFrom: 31 });
    const caughtUp = timeline.catchUp();
    await history.answer();
    await caughtUp;
    expect(positions(timeline)).toEqual(upTo(40, 31));
    timeline.dispose();
  });

  test('do not come back with a page that was asked for before they went', async () => {
    const history = new SlowHistory(80);
    const timeline = await opened(history);
    const older = timeline.loadOlder();
    timeline.dropBefore(29);
    await history.answer();
    await older;
    expect(positions(timeline)).toEqual(upTo(80, 29));
    timeline.dispose();
  });
});

describe('coming back to a room', () => {
  /** Everything is read, and the reader has gone far back and elsewhere. */
  async function leftFarBack(history: SlowHistory): Promise<Timeline> {
    const timeline = await opened(history);
    while (timeline.window.reachesEnd) {
      const older = timeline.loadOlder();
      await history.answer();
      await older;
    }
    timeline.close({ key: 'm220', offset: 7 });
    return timeline;
  }

  test('leads to the place where the reader was, however far back, without asking for anything', async () => {
    const history = new SlowHistory(500);
    const timeline = await leftFarBack(history);
    await timeline.open(500, 500);
    expect(history.isAsked).toBe(false);
    expect(timeline.ids.has('m220')).toBe(true);
    expect(timeline.window.reachesEnd).toBe(false);
    expect(timeline.landing).toEqual({ at: 'rest', place: { key: 'm220', offset: 7 } });
    timeline.dispose();
  });

  test('leads to what was said since, if something was', async () => {
    const history = new SlowHistory(500);
    const timeline = await leftFarBack(history);
    history.length = 501;
    const opening = timeline.open(501, 500);
    await history.answer();
    await opening;
    expect(positions(timeline)).toEqual(upTo(501, 452));
    expect(timeline.landing).toEqual({ at: 'unread' });
    timeline.dispose();
  });
});

describe('a room that is live only', () => {
  const live = { readableFrom: 8, isLive: true };

  test('shows what is said while one is there, across what was missed for good, and nothing of it later', async () => {
    const history = new SlowHistory(7);
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open(), noneUnread);
    await timeline.open(7, 7, live);
    expect(positions(timeline)).toEqual([]);
    timeline.messageArrived(message(8));
    history.length = 12;
    history.keptFrom = 11;
    timeline.messageArrived(message(12));
    await history.answer();
    expect(positions(timeline)).toEqual([8, 11, 12]);
    timeline.close(null);
    await timeline.open(12, 12, live);
    expect(positions(timeline)).toEqual([]);
    timeline.messageArrived(message(13));
    expect(positions(timeline)).toEqual([13]);
    timeline.dispose();
  });
});
