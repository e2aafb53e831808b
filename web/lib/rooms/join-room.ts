import { JoinRoomDocument, type JoinRoomInput } from '../graphql/generated/later/graphql.ts';
import type { Workspace } from '../session/workspace.svelte.ts';
import { failureWords } from './failure-words.ts';

export type JoinOutcome =
  | { roomId: string; problem: null; isAboutPassword: false }
  | { roomId: null; problem: string; isAboutPassword: boolean };

/** Makes the viewer a member; a refusal comes back in the server's words. */
export async function joinRoom(workspace: Workspace, input: JoinRoomInput): Promise<JoinOutcome> {
  const { data, error } = await workspace.client.mutation(JoinRoomDocument, { input }).toPromise();
  const room = data?.joinRoom.room;
  if (!room) {
    const refusal = data?.joinRoom.error;
    const isAboutPassword = refusal?.__typename === 'WrongRoomPassword';
    return { roomId: null, problem: refusal?.message ?? failureWords(error), isAboutPassword };
  }
  await workspace.entered(room.id);
  return { roomId: room.id, problem: null, isAboutPassword: false };
}
