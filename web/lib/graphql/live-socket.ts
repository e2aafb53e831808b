import { createClient, type SubscribePayload } from 'graphql-ws';
import { reconnectDelayMs, retryDelayMs } from '../offline/retry-delay.ts';
import { onWakeUp, sleepUntilWoken } from '../offline/wake-up.ts';
import { Heartbeat } from './heartbeat.ts';

const connectWaitMs = 10_000;
const sessionEndedCode = 4401;

export interface LiveSocketEvents {
  /** The socket works and all subscriptions have reached the server: what is fetched from now on misses nothing. */
  onResumed(): void;
  /** The server cannot be heard; it has not been for `silentMs`, 0 if that is news. Without another end `onResumed` may follow. */
  onLost(silentMs: number): void;
  /** The session behind the cookie has ended. The socket tries again only if this answers that there is another of the same person. */
  onSessionEnded(): Promise<boolean>;
}

export interface LiveSink {
  next(result: object): void;
}

export interface LiveSocket {
  /** Runs until stopped, over as many connections as that takes. */
  subscribe(payload: SubscribePayload, sink: LiveSink): () => void;
  /** Somebody looks at another tab, which wants to know soon when the server cannot be heard. */
  check(): void;
  close(): void;
}

/**
 * The one socket to the server (graphql-transport-ws). Every end but that of the session is followed by another try; a
 * connection that has silently died is noticed within 5 s while somebody looks at the page, and given up 3 s later.
 */
export function openLiveSocket(url: string, events: LiveSocketEvents): LiveSocket {
  let socket: WebSocket | undefined;
  let isResuming = false;
  let connectTimer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const client = createClient({
    url,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (attempt) => sleepUntilWoken(reconnectDelayMs(attempt, Math.random())),
    // One id for the one stream, so that the server writes the same frame to every reader.
    generateID: (payload) =>
      payload.operationName?.toLowerCase() ?? crypto.getRandomValues(new Uint32Array(2)).join('-'),
    on: {
      // A network that swallows everything lets a browser wait for minutes before it gives up by itself.
      connecting() {
        clearTimeout(connectTimer);
        connectTimer = setTimeout(() => client.terminate(), connectWaitMs);
      },
      connected(opened) {
        clearTimeout(connectTimer);
        socket = opened as WebSocket;
        isResuming = true;
        heartbeat.start();
        // Subscriptions are sent in the microtasks after this event; a ping behind them comes back when the server has read them.
        setTimeout(probe);
      },
      message: () => heartbeat.heard(),
      pong(isReceived) {
        if (!isReceived) return;
        if (isResuming) events.onResumed();
        isResuming = false;
      },
      closed() {
        clearTimeout(connectTimer);
        heartbeat.stop();
        socket = undefined;
        if (!closed) events.onLost(0);
      },
    },
  });

  const heartbeat = new Heartbeat({
    ping: () => socket?.readyState === WebSocket.OPEN && socket.send('{"type":"ping"}'),
    onSilent(silentMs) {
      isResuming = true;
      events.onLost(silentMs);
    },
    onDead: () => client.terminate(),
    isWatched: () => document.visibilityState === 'visible',
  });
  const probe = (): void => heartbeat.probe();

  const stopWaking = onWakeUp(probe);
  const dropAtOnce = () => client.terminate();
  addEventListener('offline', dropAtOnce);

  return {
    subscribe: (payload, sink) => subscribeForEver(payload, sink),
    check: () => heartbeat.check(),
    close() {
      closed = true;
      stopWaking();
      removeEventListener('offline', dropAtOnce);
      clearTimeout(connectTimer);
      heartbeat.stop();
      // It waits for a connection that is being made, which may well fail: nobody needs it any more.
      void Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };

  function subscribeForEver(payload: SubscribePayload, sink: LiveSink): () => void {
    let stopped = false;
    let attempt = 0;
    let stop = start();
    return () => {
      stopped = true;
      stop();
    };

    function start(): () => void {
      return client.subscribe(payload, {
        next(result) {
          attempt = 0;
          sink.next(result);
        },
        error: (reason) => void restart(reason),
        complete: () => void restart(undefined),
      });
    }

    // graphql-ws gives up after some close codes and after an error of the subscription itself; a chat must not.
    async function restart(reason: unknown): Promise<void> {
      const hasEnded = closeCodeOf(reason) === sessionEndedCode || isUnauthenticated(reason);
      if (hasEnded && (stopped || closed || !(await events.onSessionEnded()))) return;
      await sleepUntilWoken(retryDelayMs(++attempt, Math.random()));
      if (stopped || closed) return;
      stop = start();
    }
  }
}

function closeCodeOf(event: unknown): number | undefined {
  return typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : undefined;
}

function isUnauthenticated(reason: unknown): boolean {
  return (
    Array.isArray(reason) &&
    reason.some((error: { extensions?: { code?: unknown } }) => error.extensions?.code === 'UNAUTHENTICATED')
  );
}
