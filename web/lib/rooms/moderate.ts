import type { Client } from '@urql/svelte';
import {
  BanMemberDocument,
  RemoveMemberDocument,
  SetMemberRoleDocument,
  TransferRoomDocument,
  UnbanDocument,
} from '../graphql/generated/later/graphql.ts';
import type { PersonDeed } from './arrange-people.ts';
import { failureWords } from './failure-words.ts';

/** What changes somebody's place in a room. */
export type RoomDeed = Exclude<PersonDeed, 'report'> | 'unban';

/** Whom a deed is about, and where. */
export interface Target {
  readonly roomId: string;
  readonly userId: string;
}

/** Does something about a person in a room; answers in words why it was not done, null if it was. */
export async function moderate(
  client: Client,
  deed: RoomDeed,
  input: Target,
  reason: string | null = null,
): Promise<string | null> {
  const { data, error } = await ask(client, deed, input, reason);
  if (!data) return failureWords(error);
  const [payload] = Object.values<unknown>(data).filter((value) => typeof value === 'object');
  return (payload as { error: { message: string } | null }).error?.message ?? null;
}

function ask(client: Client, deed: RoomDeed, input: Target, reason: string | null) {
  switch (deed) {
    case 'appoint':
      return client.mutation(SetMemberRoleDocument, { input: { ...input, role: 'MODERATOR' } }).toPromise();
    case 'dismiss':
      return client.mutation(SetMemberRoleDocument, { input: { ...input, role: 'MEMBER' } }).toPromise();
    case 'transfer':
      return client.mutation(TransferRoomDocument, { input }).toPromise();
    case 'remove':
      return client.mutation(RemoveMemberDocument, { input }).toPromise();
    case 'ban':
      return client.mutation(BanMemberDocument, { input: { ...input, reason } }).toPromise();
    case 'unban':
      return client.mutation(UnbanDocument, { input }).toPromise();
  }
}
