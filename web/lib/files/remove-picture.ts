import type { Client } from '@urql/svelte';
import { clientFailureWords } from '../accounts/failure-words.ts';
import { RemoveProfilePictureDocument, RemoveRoomPictureDocument } from '../graphql/generated/later/graphql.ts';
import type { PictureOwner } from './send-picture.ts';

/** Takes a picture away; resolves to null once it is gone, else to what went wrong in words. */
export async function removePicture(client: Client, target: PictureOwner): Promise<string | null> {
  if (target.kind === 'profile') {
    const { error } = await client.mutation(RemoveProfilePictureDocument, {}).toPromise();
    return error ? clientFailureWords(error) : null;
  }
  const input = { roomId: target.roomId };
  const { data, error } = await client.mutation(RemoveRoomPictureDocument, { input }).toPromise();
  return error ? clientFailureWords(error) : (data?.removeRoomPicture.error?.message ?? null);
}
