import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { policy, serverPolicy } from '../access/policy.ts';
import { serverFactsOf } from '../accounts/act-on-person.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { User } from '../accounts/user.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { RequestError } from '../shared/request-error.ts';
import { factsOf, roomNotFound } from './enter-room.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';

/**
 * Throws FORBIDDEN or `RoomNotFound` unless the viewer may invite to the room, or with null to the server. Answers whether they may invite
 * to the server: their invites open it then.
 */
export async function requireInviting(
  em: SqlEntityManager,
  viewerId: string,
  roomId: string | null,
): Promise<{ readonly opensServer: boolean }> {
  const viewer = await em.findOneOrFail(User, viewerId);
  if (viewer.suspendedAt !== null) throw new RequestError('FORBIDDEN', 'This account is suspended.');
  const opensServer = serverPolicy.inviteToServer(serverFactsOf(viewer));
  if (roomId === null) {
    if (opensServer) return { opensServer };
    throw new RequestError('FORBIDDEN', 'Only the owner and the admins of this server may invite people to it.');
  }
  const room = await em.findOne(Room, roomId);
  const membership = room === null ? null : await em.findOne(Membership, { roomId, userId: viewerId });
  if (room === null || !policy.seeRoom(factsOf(room, membership))) throw roomNotFound();
  if (!policy.inviteToRoom(factsOf(room, membership))) {
    if (room.directKey != null) throw new RequestError('FORBIDDEN', 'A conversation of two takes nobody in.');
    throw new RequestError('FORBIDDEN', `Only the owner and the moderators of "${room.name}" may invite people to it.`);
  }
  return { opensServer };
}

/**
 * The same for whoever makes an invite: until the transaction ends nobody takes the right from them, who would otherwise end the invites
 * that there are and not see this one. Throws UNAUTHENTICATED too, for an account that was deleted.
 */
export async function holdInviting(
  tx: Transaction,
  viewerId: string,
  roomId: string | null,
): Promise<{ readonly opensServer: boolean }> {
  // The room before the person, as everywhere.
  if (roomId !== null) await tx.em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await requireAccount(tx, viewerId);
  return requireInviting(tx.em, viewerId, roomId);
}
