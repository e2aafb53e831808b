import type { Services } from '../core/services.ts';
import { refusingDuplicates } from '../core/unique-violation.ts';
import { acceptProof, mailedCodeNotValid } from './accept-proof.ts';
import { EmailProof } from './email-proof.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { User } from './user.ts';

/** What the link of a letter would do, for whoever holds it. */
export interface LinkedProof {
  readonly proof: EmailProof;
  readonly user: User;
}

/** The proof that a letter's link stands for (130 random bits), or null if it is worth nothing. */
export async function findLinkedProof(
  { work, rateLimits }: Pick<Services, 'work' | 'rateLimits'>,
  link: string,
  networkAddress: string,
): Promise<LinkedProof | null> {
  await rateLimits.take('secretLinkPerAddress', networkAddress);
  const em = work.read();
  const which = { linkHash: hashRecoveryCode(link), expiresAt: { $gt: work.clock.now() } };
  const proof = await em.findOne(EmailProof, which, { disableIdentityMap: true });
  if (proof === null) return null;
  return { proof, user: await em.findOneOrFail(User, proof.userId, { disableIdentityMap: true }) };
}

/** Proves an address by the link that was mailed to it, wherever it is opened. Throws `CodeNotValid`. */
export async function proveEmailByLink(services: Services, link: string, networkAddress: string): Promise<User> {
  const found = await findLinkedProof(services, link, networkAddress);
  if (found === null) throw mailedCodeNotValid();
  return refusingDuplicates({ email_key: mailedCodeNotValid }, () =>
    services.work.transact((tx) => acceptProof(tx, found.proof, services.fixed)),
  );
}
