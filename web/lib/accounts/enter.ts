import { goto } from '$app/navigation';
import { later } from '../offline/later.ts';
import type { Person } from './person.ts';
import { safeNext } from './safe-next.ts';

/**
 * Takes somebody who has just signed in to where they wanted to go, else to the room given; this device is theirs from now on. Whoever has to
 * confirm an address first goes there.
 */
export async function enter(person: Person, roomId?: string): Promise<void> {
  if (person.mustProveEmail) return void goto('/confirm', { replace: true });
  const { rememberViewer } = await later(() => import('../session/remember-viewer.ts'));
  await rememberViewer(person.id, roomId);
  await goInside();
}

/** For those who are signed in already. */
export async function goInside(): Promise<void> {
  const next = safeNext(new URLSearchParams(location.search).get('next'));
  // The playground and files are the server's own pages: the app's router does not know them.
  await goto(next, { replace: true }).catch(() => location.replace(next));
}
