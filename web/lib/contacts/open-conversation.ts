import { AskToWriteDocument, OpenConversationDocument } from '../graphql/generated/later/graphql.ts';
import { failureWords } from '../rooms/failure-words.ts';
import type { Workspace } from '../session/workspace.svelte.ts';

/** What came of wanting to write to somebody: the conversation, which is in the list; or why not, and whether one may ask. */
export type Opening =
  | { readonly roomId: string; readonly problem: null; readonly mayAsk: false }
  | { readonly roomId: null; readonly problem: string; readonly mayAsk: boolean };

/** Opens the conversation with somebody. */
export async function openConversation(workspace: Workspace, userId: string): Promise<Opening> {
  const { data, error } = await workspace.client.mutation(OpenConversationDocument, { input: { userId } }).toPromise();
  const room = data?.openConversation.room;
  if (!room) {
    const refusal = data?.openConversation.error;
    const mayAsk = refusal?.__typename === 'NotTakingMessages';
    return { roomId: null, problem: refusal?.message ?? failureWords(error), mayAsk };
  }
  await workspace.entered(room.id);
  return { roomId: room.id, problem: null, mayAsk: false };
}

/** Asks somebody to be written to. Both are null when they are to answer. */
export async function askToWrite(
  workspace: Workspace,
  userId: string,
  body: string,
): Promise<{ readonly roomId: string | null; readonly problem: string | null }> {
  const input = { userId, body };
  const { data, error } = await workspace.client.mutation(AskToWriteDocument, { input }).toPromise();
  if (!data) return { roomId: null, problem: failureWords(error) };
  const { room, error: refusal } = data.askToWrite;
  if (room) await workspace.entered(room.id);
  return { roomId: room?.id ?? null, problem: refusal?.message ?? null };
}
