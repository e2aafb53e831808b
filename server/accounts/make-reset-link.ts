import type { Services } from '../core/services.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { lockForActing } from './act-on-person.ts';
import { hashRecoveryCode, newRecoveryCode, RecoveryCode } from './recovery-code.ts';
import { noteServerAct } from './server-act.ts';

/**
 * Makes the code of a link by which somebody below the viewer chooses a new password, once and within a day: 130 random bits, told this once.
 * An earlier link of theirs is worth nothing from then on. Throws `PersonNotFound` or FORBIDDEN.
 */
export async function makeResetLink(
  { work, rateLimits }: Services,
  viewerId: string,
  personId: string,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  await rateLimits.take('changePerUser', viewerId);
  const code = newRecoveryCode(26);
  return work.transact(async (tx) => {
    await lockForActing(tx, viewerId, personId, 'makeResetLink');
    const expiresAt = new Date(tx.now.getTime() + limits.resetLinkMs);
    await noteServerAct(tx, 'MADE_RESET_LINK', viewerId, { aboutId: personId });
    await tx.em.nativeDelete(RecoveryCode, { userId: personId, isLink: true });
    tx.em.create(RecoveryCode, {
      id: newId(tx.now.getTime()),
      userId: personId,
      codeHash: hashRecoveryCode(code),
      isLink: true,
      expiresAt,
      createdAt: tx.now,
    });
    return { code, expiresAt };
  });
}
