import type { SqlEntityManager } from '@mikro-orm/sql';
import { EmailProof } from './email-proof.ts';

/** The address that somebody gave and has not proved yet; null if there is none. */
export async function pendingEmailOf(em: SqlEntityManager, userId: string): Promise<string | null> {
  const proof = await em.findOne(EmailProof, { userId }, { fields: ['address'], disableIdentityMap: true });
  return proof?.address ?? null;
}
