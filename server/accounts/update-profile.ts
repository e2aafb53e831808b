import type { Services } from '../core/services.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { chosenInterests, chosenPronouns, interestsProblem, pronounsProblem } from './profile-rules.ts';
import { bioProblem, chosenName, displayNameKey, displayNameProblem } from './account-rules.ts';
import { lockAccount } from './require-account.ts';
import type { User } from './user.ts';

/** What of a profile is to change; null leaves a field as it is. */
export interface ProfileChange {
  readonly displayName: string | null;
  readonly bio: string | null;
  readonly pronouns: string | null;
  readonly interests: readonly string[] | null;
}

/** Changes what others see of a person. An empty display name falls back to the username. Throws `InvalidInput`. */
export async function updateProfile(
  { work, rateLimits }: Services,
  userId: string,
  change: ProfileChange,
): Promise<User> {
  refuseIfAny([
    change.displayName === null ? null : displayNameProblem(change.displayName),
    change.bio === null ? null : bioProblem(change.bio),
    change.pronouns === null ? null : pronounsProblem(change.pronouns),
    change.interests === null ? null : interestsProblem(change.interests),
  ]);
  await rateLimits.take('changePerUser', userId);
  return work.transact(async (tx) => {
    const user = await lockAccount(tx, userId);
    if (change.displayName !== null) {
      user.displayName = chosenName(change.displayName) ?? user.username;
      user.displayNameKey = displayNameKey(user.displayName);
    }
    if (change.bio !== null) user.bio = change.bio;
    if (change.pronouns !== null) user.pronouns = chosenPronouns(change.pronouns);
    if (change.interests !== null) user.interests = chosenInterests(change.interests);
    tx.announce({ type: 'UserChanged', userId });
    return user;
  });
}
