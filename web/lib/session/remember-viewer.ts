import { LocalStore } from '../offline/local-store.ts';
import { rememberLastRoom } from './last-room.ts';

/**
 * Call when signIn or signUp has succeeded, before going inside: makes this device's store theirs, and deletes what it kept for
 * anybody else. The app opens in the room given.
 */
export async function rememberViewer(viewerId: string, roomId?: string): Promise<void> {
  const store = await LocalStore.open();
  await store.bindTo(viewerId);
  if (roomId !== undefined) await rememberLastRoom(store, roomId);
}
