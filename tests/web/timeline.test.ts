import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessagePage, MessagePageAnswer, MessagePages } from '../../web/lib/messages/message-pages.ts';
import { Timeline } from '../../web/lib/messages/timeline.svelte.ts';
import { LocalStore } from '../../web/lib/offline/local-store.ts';
import { messages } from './message.ts';

/** A room's history whose pages come when the test says so. */
class SlowHistory implements Pick<MessagePages, 'after' | 'before' | 'newest'> {
  length: number;
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

  #page(from: number, to: number, hasOlder: boolean): Promise<MessagePageAnswer> {
    const page: MessagePage = { messages: messages(from, to), hasOlder, hasNewer: false };
    return new Promise((resolve) => this.#waiting.push((isLost) => resolve(isLost ? undefined : page)));
  }
}

const positions = (timeline: Timeline) => timeline.window.messages.map(({ position }) => position);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_none, index) => first + index);

async function opened(history: SlowHistory): Promise<Timeline> {
  const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open());
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
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open());
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
    const timeline = new Timeline('garden', history as unknown as MessagePages, await LocalStore.open());
    const opening = timeline.open(3, 3);
    await vi.waitUntil(() => history.isAsked);
    timeline.dispose();
    await history.lose();
    await opening;
    expect(history.isAsked).toBe(false);
    expect(positions(timeline)).toEqual([]);
  });
});
