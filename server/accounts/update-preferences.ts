import type { Services } from '../core/services.ts';
import { User } from './user.ts';

/** Changes how the app behaves for a person, on all their devices; null leaves a preference as it is. */
export async function updatePreferences(
  { work, rateLimits }: Services,
  userId: string,
  change: { readonly theme: User['theme'] | null; readonly enterSends: boolean | null },
): Promise<User> {
  await rateLimits.take('changePerUser', userId);
  return work.transact(async (tx) => {
    const user = await tx.em.findOneOrFail(User, userId);
    if (change.theme !== null) user.theme = change.theme;
    if (change.enterSends !== null) user.enterSends = change.enterSends;
    tx.announce({ type: 'PreferencesChanged', userId });
    return user;
  });
}
