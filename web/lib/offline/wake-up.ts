/** Waits `ms`, or less: until the network or the person comes back. */
export function sleepUntilWoken(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = onWakeUp(wake);
    const timer = setTimeout(wake, ms);
    function wake(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

const sleepers = new Set<() => void>();

/** Wakes all that wait in this tab: somebody looks at another tab that depends on it. */
export function wakeUp(): void {
  for (const wake of Array.from(sleepers)) wake();
}

/** Calls back when the network returns or the page is looked at again. Returns what ends it. */
export function onWakeUp(wake: () => void): () => void {
  const onVisible = () => document.visibilityState === 'visible' && wake();
  sleepers.add(wake);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    sleepers.delete(wake);
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
