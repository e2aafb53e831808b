import { randomUUID } from 'node:crypto';
import type { Transaction } from '../core/unit-of-work.ts';
import { type DrawnPicture, Picture } from './picture.ts';

/** Whose picture it is. */
export type PictureOwner = { readonly userId: string } | { readonly roomId: string };

/**
 * Keeps a picture in the place of the one that there was, or with null none; answers its id. For whoever holds the owner's row locked and
 * writes its `pictureId` in the same transaction.
 */
export async function keepPicture(
  { em, now }: Transaction,
  owner: PictureOwner,
  drawn: DrawnPicture | null,
): Promise<string | null> {
  await em.nativeDelete(Picture, owner);
  if (drawn === null) return null;
  // Random through and through: whoever has no right to a picture cannot name it either.
  const id = randomUUID();
  await em.insert(Picture, { userId: null, roomId: null, ...owner, id, ...drawn, createdAt: now });
  return id;
}
