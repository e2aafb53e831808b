import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveSink, LiveSocketEvents } from '../../web/lib/graphql/live-socket.ts';
import { SharedSocket, type TabMessage } from '../../web/lib/graphql/shared-socket.ts';

/** Web Locks for one name, as far as they are used: a queue, a signal to leave it, and stealing. */
class FakeLock {
  #holder: { overthrow: () => void } | undefined;
  readonly #queue: (() => void)[] = [];

  request = (_name: string, options: LockOptions, work: () => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const abort = () => reject(new DOMException('', 'AbortError'));
      let isOut = false;
      const hold = () => {
        if (isOut) return this.#next();
        const holder = { overthrow: abort };
        this.#holder = holder;
        void Promise.resolve(work()).then((result) => {
          if (this.#holder === holder) this.#next();
          resolve(result);
        });
      };
      options.signal?.addEventListener('abort', () => {
        isOut = true;
        abort();
      });
      if (options.steal) {
        this.#holder?.overthrow();
        hold();
      } else if (this.#holder) this.#queue.push(hold);
      else hold();
    });

  #next(): void {
    this.#holder = undefined;
    this.#queue.shift()?.();
  }
}

/** A browser with tabs, and the server that its sockets reach. */
class Browser {
  readonly lock = new FakeLock();
  readonly tabs: Tab[] = [];
  socketsOpened = 0;

  openTab(): Tab {
    const tab = new Tab(this, `tab ${this.tabs.length + 1}`);
    this.tabs.push(tab);
    return tab;
  }

  get leaders(): Tab[] {
    return this.tabs.filter((tab) => tab.socketEvents !== undefined);
  }

  serverSays(result: object): void {
    for (const { sinks } of this.leaders) for (const sink of sinks) sink.next(result);
  }
}

class Tab {
  readonly heard: object[] = [];
  readonly states: string[] = [];
  readonly sinks = new Set<LiveSink>();
  readonly shared: SharedSocket;
  socketEvents: LiveSocketEvents | undefined;
  checks = 0;
  isAsleep = false;
  isVisible = true;
  listener: ((message: TabMessage) => void) | undefined;

  constructor(browser: Browser, tabId: string) {
    this.shared = new SharedSocket(
      {
        tabId,
        locks: browser.lock as unknown as Pick<LockManager, 'request'>,
        lockName: 'live',
        tell: (message) => {
          const others = browser.tabs.filter((other) => other !== this);
          queueMicrotask(() => others.forEach((other) => !other.isAsleep && other.listener?.(message)));
        },
        onTold: (listener) => {
          this.listener = listener;
          return () => (this.listener = undefined);
        },
        openSocket: (events) => {
          browser.socketsOpened++;
          this.socketEvents = events;
          return {
            subscribe: (_payload, sink) => {
              this.sinks.add(sink);
              return () => this.sinks.delete(sink);
            },
            check: () => this.checks++,
            close: () => {
              this.socketEvents = undefined;
              this.sinks.clear();
            },
          };
        },
        isVisible: () => this.isVisible,
        wakeUp: () => undefined,
        onWakeUp: () => () => undefined,
      },
      {
        onResumed: () => this.states.push('live'),
        onLost: (silentMs) => this.states.push(silentMs > 0 ? 'silent' : 'lost'),
        onSessionEnded: async () => false,
      },
    );
  }

  async listen(): Promise<this> {
    this.shared.subscribe({ query: '', operationName: 'Events' }, { next: (result) => this.heard.push(result) });
    await settled();
    return this;
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const one = { data: 1 };
const two = { data: 2 };

let browser: Browser;
let first: Tab;
let second: Tab;

beforeEach(async () => {
  vi.useFakeTimers();
  browser = new Browser();
  first = await browser.openTab().listen();
  first.socketEvents?.onResumed();
  second = await browser.openTab().listen();
});

afterEach(() => {
  for (const tab of browser.tabs) tab.shared.close();
  vi.useRealTimers();
});

describe('several tabs', () => {
  it('share one socket, and each hears every event once', async () => {
    const third = await browser.openTab().listen();
    browser.serverSays(one);
    await settled();
    expect(browser.socketsOpened).toBe(1);
    expect([first.heard, second.heard, third.heard]).toEqual([[one], [one], [one]]);
  });

  it('know the state of the connection, a late one at once', async () => {
    expect(second.states).toEqual(['live']);
    first.socketEvents?.onLost(0);
    await settled();
    const late = await browser.openTab().listen();
    expect([second.states, late.states]).toEqual([['live', 'lost'], []]);
    first.socketEvents?.onResumed();
    await settled();
    expect([first.states, second.states, late.states]).toEqual([
      ['live', 'lost', 'live'],
      ['live', 'lost', 'live'],
      ['live'],
    ]);
  });

  it('that are looked at have the leading one check the connection, and hear that it is silent', async () => {
    first.isVisible = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(first.checks).toBe(5);
    second.isVisible = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(first.checks).toBe(5);
    first.socketEvents?.onLost(5_000);
    await settled();
    expect([first.states, second.states]).toEqual([
      ['live', 'silent'],
      ['live', 'silent'],
    ]);
  });

  it('open no socket before somebody listens', () => {
    const idle = browser.openTab();
    first.shared.close();
    expect(idle.socketEvents).toBeUndefined();
  });
});

describe('when the leading tab closes', () => {
  it('the next in line opens a socket; all catch up only once that has subscribed', async () => {
    const third = await browser.openTab().listen();
    first.shared.close();
    await settled();
    expect(browser.leaders).toEqual([second]);
    expect([second.states, third.states]).toEqual([
      ['live', 'lost'],
      ['live', 'lost'],
    ]);
    second.socketEvents?.onResumed();
    browser.serverSays(two);
    await settled();
    expect([second.states.at(-1), third.states.at(-1)]).toEqual(['live', 'live']);
    expect([first.heard, second.heard, third.heard]).toEqual([[], [two], [two]]);
  });

  it('one that waited and closed first is passed over', async () => {
    const third = await browser.openTab().listen();
    second.shared.close();
    first.shared.close();
    await settled();
    expect(browser.leaders).toEqual([third]);
  });
});

describe('a leading tab that sleeps', () => {
  it('is overthrown by one that somebody looks at, and follows when it wakes', async () => {
    first.isAsleep = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(browser.leaders).toEqual([second]);
    second.socketEvents?.onResumed();
    first.isAsleep = false;
    await vi.advanceTimersByTimeAsync(20_000);
    browser.serverSays(one);
    await settled();
    expect(browser.leaders).toEqual([second]);
    expect(first.states).toEqual(['live', 'lost', 'live']);
    expect([first.heard, second.heard]).toEqual([[one], [one]]);
  });

  it('is left alone by tabs that nobody looks at', async () => {
    first.isAsleep = true;
    second.isVisible = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.leaders).toEqual([first]);
  });

  it('is not taken for asleep while it answers', async () => {
    await vi.advanceTimersByTimeAsync(120_000);
    expect(browser.leaders).toEqual([first]);
    expect(browser.socketsOpened).toBe(1);
  });
});
