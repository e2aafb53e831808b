import { LockMode } from '@mikro-orm/core';
import { serverPolicy } from '../access/policy.ts';
import { serverFactsOf } from '../accounts/act-on-person.ts';
import { closeAccount } from './close-account.ts';
import { provePassword, wrongPassword } from '../accounts/prove-password.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';
import { closeRoom } from '../rooms/close-room.ts';
import { handOverRoom } from '../rooms/hand-over-room.ts';
import { Membership } from '../rooms/membership.ts';
import { lockOwnedRooms, type OwnedRoom, ownedRooms } from '../rooms/owned-rooms.ts';

/** What is to become of what somebody leaves behind. */
export interface DeleteOwnAccount {
  /** A guest has none. */
  readonly password: string | null;
  readonly messages: 'KEEP' | 'REMOVE';
  readonly handOver: readonly { readonly roomId: string; readonly userId: string }[];
  readonly deleteRooms: readonly string[];
}

/**
 * Deletes the viewer's account at once and for good. Every room that they own is either handed over or deleted as they chose; rooms of
 * others stay as they are. Their memberships and, where they are to be removed, their messages go after the commit. Harmless when the account
 * is deleted already. Throws `WrongPassword`, `OwnsServer`, `OwnRoomsUndecided` or `MemberNotFound`, and RATE_LIMITED after too many wrong
 * passwords.
 */
export async function deleteOwnAccount(
  services: Services,
  viewerId: string,
  input: DeleteOwnAccount,
  address: string,
): Promise<void> {
  const { work, rateLimits } = services;
  await rateLimits.take('changePerUser', viewerId);
  const viewer = await work.read().findOneOrFail(User, viewerId);
  await refuseOwner(work.read(), viewer);
  const isGuest = viewer.role === 'GUEST';
  if (!isGuest) await provePassword(services, viewerId, input.password ?? '', address);
  await work.transact(async (tx) => {
    const locked = await lockOwnedRooms(tx, viewerId);
    const user = await tx.em.findOneOrFail(User, viewerId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Another device was quicker.
    if (user.deletedAt !== null) return;
    // Changed since it was proved, or a guest who became a member.
    if (user.passwordHash !== viewer.passwordHash) throw wrongPassword();
    await refuseOwner(tx.em, user);
    await settleRooms(tx, await ownedRooms(tx.em, viewerId), locked, input);
    await closeAccount(tx, user, input.messages === 'REMOVE' ? 'MESSAGES' : 'ACCOUNT');
  });
}

/** Throws `OwnsServer` for the one account that may not go. */
async function refuseOwner(em: Transaction['em'], user: User): Promise<void> {
  if (serverPolicy.deleteOwnAccount(serverFactsOf(user))) return;
  const others = await em.count(User, { id: { $ne: user.id }, deletedAt: null, role: { $ne: 'GUEST' } });
  throw new UserError(
    'OwnsServer',
    others === 0
      ? 'This server belongs to you, and nobody else has an account on it. To end it, delete its data where it runs: npm run hearth -- reset.'
      : 'This server belongs to you. Hand it over to somebody on the administration page first; then you can delete your account.',
  );
}

/** Does with each room what was chosen for it. Throws unless that is one thing for each room that is owned at this moment. */
async function settleRooms(
  tx: Transaction,
  owned: readonly OwnedRoom[],
  locked: ReadonlySet<string>,
  { handOver, deleteRooms }: DeleteOwnAccount,
): Promise<void> {
  const chosen = [...handOver.map(({ roomId }) => roomId), ...deleteRooms];
  if (new Set(chosen).size < chosen.length) {
    throw new RequestError('BAD_USER_INPUT', 'A room is named twice. Each room is handed over or deleted.');
  }
  const undecided = owned.filter(({ room }) => !chosen.includes(room.id) || !locked.has(room.id));
  if (undecided.length > 0 || chosen.length > owned.length) throw roomsUndecided(undecided);
  for (const { room, own } of owned) {
    const heirId = handOver.find(({ roomId }) => roomId === room.id)?.userId;
    if (heirId === undefined) {
      await closeRoom(tx, room, 'CLOSED');
      continue;
    }
    const heir = heirId === own.userId ? null : await tx.em.findOne(Membership, { roomId: room.id, userId: heirId });
    if (heir === null) throw heirNotFound(room.name);
    await handOverRoom(tx, room, own, heir);
  }
}

function roomsUndecided(undecided: readonly OwnedRoom[]): UserError {
  const names = undecided.map(({ room }) => `"${room.name}"`).join(', ');
  return new UserError(
    'OwnRoomsUndecided',
    names === ''
      ? 'Your rooms have changed meanwhile: one of them is not yours any more. Please look at them again.'
      : `You own ${names} too. Choose for each of your rooms whom it goes to, or that it is deleted.`,
  );
}

function heirNotFound(roomName: string): UserError {
  return new UserError(
    'MemberNotFound',
    `Whom you chose for "${roomName}" is not in it any more. Please choose somebody else.`,
  );
}
