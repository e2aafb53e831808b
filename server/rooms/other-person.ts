import { membershipPolicy, type MembershipRight } from '../access/policy.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { UserError } from '../shared/user-error.ts';
import { belongsToBoth, type OwnRoom } from './lock-room.ts';
import { Membership } from './membership.ts';

/** What somebody is told who may not do this to that person. */
const refusals: Readonly<Record<MembershipRight, string>> = {
  banMember: 'Only the owner and moderators can ban people, and neither the owner nor another moderator.',
  removeMember: 'Only the owner and moderators can remove people, and neither the owner nor another moderator.',
  setMemberRole: 'Only the owner of the room can appoint and remove moderators, among its members.',
  reportPerson: 'Only members of the room can report people in it.',
  transferRoom: 'Only the owner of the room can make somebody else its owner.',
};

/** Somebody's place in a room, if the viewer may do this to them; null if they have none. Throws `NotAllowed`. */
export async function placeOfOther(
  { em }: Transaction,
  { room, membership, facts }: OwnRoom,
  right: MembershipRight,
  userId: string,
): Promise<Membership | null> {
  if (facts.isDirect) throw belongsToBoth();
  const theirs = await em.findOne(Membership, { roomId: room.id, userId });
  // Who may do it to a member is to be told that this person is none, rather than that it is not allowed.
  const theirRole = theirs?.role ?? (right === 'banMember' ? null : 'MEMBER');
  if (!membershipPolicy[right]({ isSignedIn: true, role: membership.role, theirRole })) {
    throw new UserError('NotAllowed', refusals[right]);
  }
  return theirs;
}

/** Somebody's place in a room that they must have. Throws `NotAllowed` or `MemberNotFound`. */
export async function otherMember(
  tx: Transaction,
  ownRoom: OwnRoom,
  right: MembershipRight,
  userId: string,
): Promise<Membership> {
  const theirs = await placeOfOther(tx, ownRoom, right, userId);
  if (theirs === null) {
    throw new UserError('MemberNotFound', `This person is not in "${ownRoom.room.name}". They may have just left.`);
  }
  return theirs;
}
