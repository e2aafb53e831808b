import type { SubscribePayload } from 'graphql-ws';
import type { LiveSink, LiveSocket, LiveSocketEvents } from './live-socket.ts';

/** How often a tab asks the leading one for the state: one that is looked at, and others. */
const watchedMs = 2_000;
const unwatchedMs = 15_000;
const answerWaitMs = 3_000;

/** What the tabs tell each other. `leader` names the tab that speaks: what an overthrown one still says counts no more. */
export type TabMessage =
  /** `isUrgent`: somebody has just come to look, so whatever waits is to be tried now. */
  | { kind: 'ask'; isUrgent: boolean }
  | { kind: 'live'; leader: string }
  | { kind: 'lost'; leader: string; silentMs: number }
  | { kind: 'next'; leader: string; operationName: string; result: object };

/** What a tab has around it; the browser's own in `open-shared-socket.ts`. */
export interface TabSurroundings {
  tabId: string;
  /** Web Locks: one tab holds it, the others stand in line, and whoever closes lets go. */
  locks: Pick<LockManager, 'request'>;
  lockName: string;
  tell(message: TabMessage): void;
  onTold(listener: (message: TabMessage) => void): () => void;
  openSocket(events: LiveSocketEvents): LiveSocket;
  isVisible(): boolean;
  /** Hurries whatever in this tab waits for the network or the person. */
  wakeUp(): void;
  onWakeUp(wake: () => void): () => void;
}

interface Subscription {
  payload: SubscribePayload;
  sink: LiveSink;
  stop?: () => void;
}

/**
 * One socket for all tabs of a browser. The leading tab holds it and passes on what comes; when it closes, the next in line
 * opens its own, and every tab catches up once that has subscribed, so that nothing is missed between the two. A leader that
 * the system has put to sleep, and that does not answer a tab somebody looks at, is overthrown.
 */
export class SharedSocket implements LiveSocket {
  readonly #around: TabSurroundings;
  readonly #events: LiveSocketEvents;
  readonly #subscriptions = new Set<Subscription>();
  readonly #stops: (() => void)[] = [];
  #socket: LiveSocket | undefined;
  #leader: string | undefined;
  #isLive = false;
  #silentMs = 0;
  #askedAt = 0;
  #isClosed = false;
  #isStealing = false;
  #waiting = new AbortController();
  #resign: (() => void) | undefined;
  #answerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: TabSurroundings, events: LiveSocketEvents) {
    this.#around = around;
    this.#events = events;
  }

  subscribe(payload: SubscribePayload, sink: LiveSink): () => void {
    const subscription: Subscription = { payload, sink };
    this.#subscriptions.add(subscription);
    if (this.#stops.length === 0) this.#start();
    else if (this.#socket) this.#begin(subscription, this.#socket);
    return () => {
      subscription.stop?.();
      this.#subscriptions.delete(subscription);
    };
  }

  check(): void {
    if (this.#socket) this.#socket.check();
    else this.#ask(false);
  }

  close(): void {
    this.#isClosed = true;
    this.#closeSocket();
    this.#waiting.abort();
    this.#resign?.();
    this.#stopWaitingForAnswer();
    for (const stop of this.#stops) stop();
  }

  // Only now: what came before somebody listens would be lost.
  #start(): void {
    const heartbeat = setInterval(() => {
      if (this.#around.isVisible() || performance.now() - this.#askedAt >= unwatchedMs) this.#ask(false);
    }, watchedMs);
    this.#stops.push(
      this.#around.onTold((message) => this.#hear(message)),
      this.#around.onWakeUp(() => this.#ask(true)),
      () => clearInterval(heartbeat),
    );
    this.#ask(true);
    void this.#standInLine();
  }

  async #standInLine(): Promise<void> {
    while (!this.#isClosed) {
      this.#waiting = new AbortController();
      const options = this.#isStealing ? { steal: true } : { signal: this.#waiting.signal };
      this.#isStealing = false;
      try {
        await this.#around.locks.request(this.#around.lockName, options, () => this.#lead());
      } catch (reason) {
        // Another tab took the lead, or this one gave up its place to take it. For any other reason there are no locks to be had.
        if (!(reason instanceof DOMException && reason.name === 'AbortError')) await this.#lead();
      }
      this.#follow();
    }
  }

  /** Leads until the promise resolves, or another tab takes over. */
  #lead(): Promise<void> | undefined {
    if (this.#isClosed) return undefined;
    this.#stopWaitingForAnswer();
    this.#leader = this.#around.tabId;
    this.#turn(false);
    this.#tellState();
    const socket = this.#around.openSocket({
      onResumed: () => this.#changed(true),
      onLost: (silentMs) => this.#changed(false, silentMs),
      onSessionEnded: () => this.#events.onSessionEnded(),
    });
    this.#socket = socket;
    for (const subscription of this.#subscriptions) this.#begin(subscription, socket);
    return new Promise((resolve) => (this.#resign = resolve));
  }

  #follow(): void {
    if (!this.#socket) return;
    this.#closeSocket();
    this.#leader = undefined;
    this.#turn(false);
    this.#ask(true);
  }

  #closeSocket(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  #begin(subscription: Subscription, socket: LiveSocket): void {
    const { payload, sink } = subscription;
    const operationName = payload.operationName ?? '';
    subscription.stop = socket.subscribe(payload, {
      next: (result) => {
        if (this.#socket !== socket) return;
        sink.next(result);
        this.#tell({ kind: 'next', leader: this.#around.tabId, operationName, result });
      },
    });
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'ask') {
      if (!this.#socket) return;
      // Somebody looks at that tab: the socket is tried now, not when this tab is looked at again.
      if (message.isUrgent) this.#around.wakeUp();
      else this.#socket.check();
      return this.#tellState();
    }
    if (this.#socket) return;
    if (message.kind === 'next') {
      if (message.leader === this.#leader) this.#passOn(message.operationName, message.result);
      return;
    }
    this.#stopWaitingForAnswer();
    // From one leader to the next there was a gap, even if its first word is that all is well.
    if (message.leader !== this.#leader) this.#turn(false);
    this.#leader = message.leader;
    if (message.kind === 'live') this.#turn(true);
    else this.#turn(false, message.silentMs);
  }

  #passOn(operationName: string, result: object): void {
    for (const { payload, sink } of this.#subscriptions) {
      if ((payload.operationName ?? '') === operationName) sink.next(result);
    }
  }

  #ask(isUrgent: boolean): void {
    if (this.#socket || this.#isClosed) return;
    this.#askedAt = performance.now();
    this.#tell({ kind: 'ask', isUrgent });
    if (this.#around.isVisible()) this.#answerTimer ??= setTimeout(() => this.#takeOver(), answerWaitMs);
  }

  #takeOver(): void {
    this.#answerTimer = undefined;
    this.#isStealing = true;
    this.#waiting.abort();
  }

  #changed(isLive: boolean, silentMs = 0): void {
    this.#turn(isLive, silentMs);
    this.#tellState();
  }

  #turn(isLive: boolean, silentMs = 0): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    this.#silentMs = silentMs;
    if (isLive) this.#events.onResumed();
    else this.#events.onLost(silentMs);
  }

  #stopWaitingForAnswer(): void {
    clearTimeout(this.#answerTimer);
    this.#answerTimer = undefined;
  }

  #tellState(): void {
    const leader = this.#around.tabId;
    this.#tell(this.#isLive ? { kind: 'live', leader } : { kind: 'lost', leader, silentMs: this.#silentMs });
  }

  #tell(message: TabMessage): void {
    if (!this.#isClosed) this.#around.tell(message);
  }
}
