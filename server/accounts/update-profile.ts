import type { Services } from '../core/services.ts';
import { refuseIfAny } from '../shared/user-error.ts';
import { bioProblem, chosenName, displayNameProblem } from './account-rules.ts';
import { User } from './user.ts';

/** Changes what others see of a person; null leaves a field as it is. An empty display name falls back to the username. */
export async function updateProfile(
  { work, rateLimits }: Services,
  userId: string,
  change: { readonly displayName: string | null; readonly bio: string | null },
): Promise<User> {
  refuseIfAny([
    change.displayName === null ? null : displayNameProblem(change.displayName),
    change.bio === null ? null : bioProblem(change.bio),
  ]);
  await rateLimits.take('changePerUser', userId);
  return work.transact(async (tx) => {
    const user = await tx.em.findOneOrFail(User, userId);
    if (change.displayName !== null) user.displayName = chosenName(change.displayName) ?? user.username;
    if (change.bio !== null) user.bio = change.bio;
    tx.announce({ type: 'UserChanged', userId });
    return user;
  });
}
