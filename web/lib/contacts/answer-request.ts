import {
  AcceptRequestDocument,
  BlockPersonDocument,
  DeclineRequestDocument,
  UnblockPersonDocument,
} from '../graphql/generated/later/graphql.ts';
import { failureWords } from '../rooms/failure-words.ts';
import type { Workspace } from '../session/workspace.svelte.ts';

/** Accepts a request; the conversation is in the list then. */
export async function acceptRequest(
  workspace: Workspace,
  id: string,
): Promise<{ readonly roomId: string | null; readonly problem: string | null }> {
  const { data, error } = await workspace.client.mutation(AcceptRequestDocument, { input: { id } }).toPromise();
  const room = data?.acceptRequest.room;
  if (!room) return { roomId: null, problem: data?.acceptRequest.error?.message ?? failureWords(error) };
  await workspace.entered(room.id);
  return { roomId: room.id, problem: null };
}

/** Declines a request; answers in words why it was not done, null if it was. */
export async function declineRequest({ client }: Workspace, id: string): Promise<string | null> {
  const { data, error } = await client.mutation(DeclineRequestDocument, { input: { id } }).toPromise();
  return data ? (data.declineRequest.error?.message ?? null) : failureWords(error);
}

/** Blocks or unblocks somebody; answers in words why it was not done, null if it was. */
export async function setBlocked({ client }: Workspace, userId: string, isBlocked: boolean): Promise<string | null> {
  if (isBlocked) {
    const { data, error } = await client.mutation(BlockPersonDocument, { input: { userId } }).toPromise();
    return data ? (data.blockPerson.error?.message ?? null) : failureWords(error);
  }
  const { data, error } = await client.mutation(UnblockPersonDocument, { input: { userId } }).toPromise();
  return data ? (data.unblockPerson.error?.message ?? null) : failureWords(error);
}
