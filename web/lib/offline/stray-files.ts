import type { LocalStore } from './local-store.ts';

/** A page that goes away between the choice of a file and the saving of its draft has long done so by then. */
const strayAfterMs = 24 * 60 * 60 * 1_000;

/** Deletes the bytes of files that neither a message nor a draft on this device has: their page went away too soon. */
export async function forgetStrayFiles(store: LocalStore, now = Date.now()): Promise<void> {
  const kept = [...(await store.outbox()), ...(await store.drafts())].flatMap(({ files }) => files.map(({ id }) => id));
  const strays = (await store.fileIds()).filter((id) => timeOfUuidV7(id) < now - strayAfterMs && !kept.includes(id));
  if (strays.length > 0) await store.deleteFiles(strays);
}

/** When an id was made, in milliseconds. */
export function timeOfUuidV7(id: string): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
