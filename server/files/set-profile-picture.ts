import { lockAccount } from '../accounts/require-account.ts';
import type { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import { keepPicture } from './keep-picture.ts';
import type { DrawnPicture } from './picture.ts';

/** Gives a person another picture, or with null none; the one before is gone. */
export async function setProfilePicture(
  { work, rateLimits }: Services,
  userId: string,
  drawn: DrawnPicture | null,
): Promise<User> {
  await rateLimits.take('changePerUser', userId);
  return work.transact(async (tx) => {
    const user = await lockAccount(tx, userId);
    user.pictureId = await keepPicture(tx, { userId }, drawn);
    tx.announce({ type: 'UserChanged', userId });
    return user;
  });
}
