import type { Services } from '../core/services.ts';
import { User } from './user.ts';

/** What of the preferences is to change; null leaves one as it is. */
export interface PreferenceChange {
  readonly theme: User['theme'] | null;
  readonly enterSends: boolean | null;
  readonly showsLastSeen: boolean | null;
  readonly whoMayWrite: User['whoMayWrite'] | null;
}

/** Changes how the app behaves for a person, on all their devices, and who may write to them. */
export async function updatePreferences(
  { work, rateLimits }: Services,
  userId: string,
  change: PreferenceChange,
): Promise<User> {
  await rateLimits.take('changePerUser', userId);
  return work.transact(async (tx) => {
    const user = await tx.em.findOneOrFail(User, userId);
    if (change.theme !== null) user.theme = change.theme;
    if (change.enterSends !== null) user.enterSends = change.enterSends;
    if (change.showsLastSeen !== null) user.showsLastSeen = change.showsLastSeen;
    if (change.whoMayWrite !== null) user.whoMayWrite = change.whoMayWrite;
    tx.announce({ type: 'PreferencesChanged', userId });
    return user;
  });
}
