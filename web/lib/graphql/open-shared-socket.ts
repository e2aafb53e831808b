import { onWakeUp, wakeUp } from '../offline/wake-up.ts';
import { openLiveSocket, type LiveSocket, type LiveSocketEvents } from './live-socket.ts';
import { SharedSocket, type TabMessage } from './shared-socket.ts';

/**
 * The socket that this tab shares with all others of `sharedBy`: the same person, asking for the same things. Where a browser
 * has no locks (plain http), each tab has its own.
 */
export function openSharedSocket(url: string, sharedBy: string, events: LiveSocketEvents): LiveSocket {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return openLiveSocket(url, events);
  const lockName = `hearth-live ${sharedBy}`;
  const channel = new BroadcastChannel(lockName);
  return new SharedSocket(
    {
      tabId: crypto.randomUUID(),
      locks,
      lockName,
      tell: (message) => channel.postMessage(message),
      onTold(listener) {
        channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
        return () => channel.close();
      },
      openSocket: (socketEvents) => openLiveSocket(url, socketEvents),
      isVisible: () => document.visibilityState === 'visible',
      wakeUp,
      onWakeUp,
    },
    events,
  );
}
