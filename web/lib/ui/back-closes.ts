interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/**
 * A phone's back button or gesture calls `close` instead of leaving the page, where the browser has a CloseWatcher; Escape does
 * so too. Returns what ends it: call that when it has closed for another reason.
 */
export function backCloses(close: () => void): (() => void) | undefined {
  const { CloseWatcher } = window as { CloseWatcher?: new () => Watcher };
  if (!CloseWatcher) return undefined;
  const watcher = new CloseWatcher();
  watcher.onclose = close;
  return () => watcher.destroy();
}
