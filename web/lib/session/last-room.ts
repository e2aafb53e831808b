import type { LocalStore } from '../offline/local-store.ts';

const fact = 'lastRoomId';
let isFreshStart = true;

/** The room to go on with when the app is opened anew at its front door; a reload stays where it was. */
export async function lastRoomToReopen(
  store: LocalStore,
  url: Pick<URL, 'pathname' | 'search'>,
): Promise<string | undefined> {
  const wasFresh = isFreshStart;
  isFreshStart = false;
  if (!wasFresh || url.pathname !== '/rooms' || url.search !== '' || isReload()) return undefined;
  return store.fact(fact);
}

export async function rememberLastRoom(store: LocalStore, roomId: string): Promise<void> {
  await store.setFact(fact, roomId);
}

/** The viewer has left the room: it is nothing to come back to. */
export async function forgetLastRoom(store: LocalStore, roomId: string): Promise<void> {
  if ((await store.fact(fact)) === roomId) await store.dropFact(fact);
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}
