import { createContext, type Script } from 'node:vm';
import type { HistoryEvent } from '../history.ts';
import type { AppHooks, AppInTab } from './app-in-tab.ts';
import { NetworkOfBrowser } from './network-of-browser.ts';
import { TabLife } from './tab-life.ts';

export interface BrowserOptions {
  readonly name: string;
  readonly app: Script;
  /** Where the app was loaded from, such as http://127.0.0.1:8080. */
  readonly origin: string;
  readonly record: (event: HistoryEvent) => void;
  /** How much faster than real time passes in the tabs: patience and pauses of the app are divided by it. */
  readonly speed: number;
  /** Cookies of another browser to begin with. */
  readonly cookies?: ReadonlyMap<string, string>;
}

/**
 * As much of a browser as the web app's sync code touches: cookies, network, locks and channels that its tabs share, and a global object
 * for each tab. It keeps no database, as in a private window.
 */
export class Browser {
  readonly name: string;
  readonly network: NetworkOfBrowser;
  readonly #options: BrowserOptions;
  readonly #tabs = new Set<TabLife>();
  readonly #channels = new Map<string, Set<Channel>>();
  #tabCount = 0;

  constructor(options: BrowserOptions) {
    this.name = options.name;
    this.#options = options;
    this.network = new NetworkOfBrowser(options);
  }

  /** Loads the app. `close` ends it as a crash of the tab would: nothing of it runs on. */
  openTab(): { readonly app: AppInTab; close(): void } {
    const name = `${this.name} tab ${++this.#tabCount}`;
    const life = new TabLife(this.#options.speed);
    this.#tabs.add(life);
    const context = createContext({ ...this.#globals(life), hearthApp: undefined });
    this.#options.app.runInContext(context);
    const { openApp } = context['hearthApp'] as { openApp: (hooks: AppHooks) => AppInTab };
    const app = openApp({
      shown: (roomId, positions, added) => {
        // Copies: what belongs to the tab's own world is not kept alive by the history.
        this.#options.record({
          kind: 'shown',
          view: name,
          roomId,
          positions: Array.from(positions),
          added: Array.from(added, (line) => ({ ...line })),
        });
      },
    });
    return {
      app,
      close: () => {
        life.end();
        this.#tabs.delete(life);
      },
    };
  }

  /** As when a phone finds its network again: whatever waits for it is hurried. */
  wakeUp(): void {
    for (const life of this.#tabs) life.window.dispatchEvent(new Event('online'));
  }

  close(): void {
    for (const life of this.#tabs) life.end();
    this.#tabs.clear();
  }

  #globals(life: TabLife): Record<string, unknown> {
    const { protocol, host, hostname, port } = new URL(this.#options.origin);
    const { window, document } = life;
    return {
      ...life.timers(),
      ...this.network.globals(life),
      location: { protocol, host, hostname, port, origin: this.#options.origin },
      document,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      navigator: { locks: life.locks(this.name), onLine: true },
      BroadcastChannel: this.#channelClass(life),
      console,
      queueMicrotask,
      structuredClone,
      crypto,
      performance,
      URL,
      URLSearchParams,
      AbortController,
      Headers,
      Request,
      Response,
      Event,
      EventTarget,
      DOMException,
      TextEncoder,
      TextDecoder,
    };
  }

  #channelClass(life: TabLife): new (name: string) => Channel {
    const channels = this.#channels;
    return class extends Channel {
      constructor(name: string) {
        super(name, channels);
        life.onEnd(() => this.close());
      }
    };
  }
}

/** A BroadcastChannel between the tabs of one browser. */
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly #peers: Set<Channel>;

  constructor(name: string, channels: Map<string, Set<Channel>>) {
    this.#peers = channels.get(name) ?? new Set();
    channels.set(name, this.#peers.add(this));
  }

  postMessage(message: unknown): void {
    const data = structuredClone(message);
    for (const peer of this.#peers) {
      if (peer !== this) setImmediate(() => this.#peers.has(peer) && peer.onmessage?.({ data }));
    }
  }

  close(): void {
    this.#peers.delete(this);
  }
}
