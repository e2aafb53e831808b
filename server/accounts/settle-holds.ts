import type { Transaction } from '../core/unit-of-work.ts';
import type { CurrentSettings } from './current-settings.ts';
import { EmailProof } from './email-proof.ts';
import { provingRoles } from './must-prove-email.ts';
import { Session } from './session.ts';
import { User } from './user.ts';

/**
 * Holds back, within the transaction, the sessions of those who have to prove an address first, and lets all others go; of everybody, or of
 * the people given. Call it when the rule, a role or an address has changed. Accounts that waited outside come in when nobody has to.
 */
export async function settleHolds(
  tx: Transaction,
  { email }: Pick<CurrentSettings, 'email'>,
  userIds?: readonly string[],
): Promise<void> {
  await tx.em.flush();
  const whose = userIds === undefined ? {} : { id: { $in: [...userIds] } };
  const proving = { ...whose, emailVerifiedAt: null, role: { $in: [...provingRoles] } };
  const held = new Set(email === 'REQUIRED' ? await idsOf(tx, proving) : []);
  const which = userIds === undefined ? {} : { userId: { $in: [...userIds] } };
  const sessions = await tx.em.find(Session, which, { fields: ['userId', 'isHeld'], disableIdentityMap: true });
  for (const isHeld of [true, false]) {
    const wrong = sessions.filter((session) => held.has(session.userId) === isHeld && session.isHeld !== isHeld);
    for (let from = 0; from < wrong.length; from += idsPerUpdate) {
      const ids = wrong.slice(from, from + idsPerUpdate).map((session) => session.id);
      await tx.em.nativeUpdate(Session, { id: { $in: ids } }, { isHeld });
    }
    for (const { id } of wrong) tx.announce({ type: 'SessionChanged', sessionId: id });
  }
  const waiting = await tx.em.find(EmailProof, { ...which, isEntering: true }, { disableIdentityMap: true });
  for (const proof of waiting) if (!held.has(proof.userId)) await letIn(tx, proof);
}

/** Ids that one statement names. */
const idsPerUpdate = 1_000;

async function idsOf(tx: Transaction, which: object): Promise<string[]> {
  const found = await tx.em.find(User, which, { fields: ['id'], disableIdentityMap: true });
  return found.map((user) => user.id);
}

/** A new account that waited comes in: to the Lobby, and the room of its invitation. */
async function letIn(tx: Transaction, { id, userId, invitedToRoomId }: EmailProof): Promise<void> {
  // The account may have been forgotten until the row was had.
  if ((await tx.em.nativeUpdate(EmailProof, { id, isEntering: true }, { isEntering: false })) === 0) return;
  tx.announce({ type: 'UserSignedUp', userId, invitedToRoomId: invitedToRoomId ?? null });
}
