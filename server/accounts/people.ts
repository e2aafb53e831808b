import { Snapshots } from '../core/snapshots.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { User } from './user.ts';

/** The people whom others see, in memory, without their passwords. */
export type People = Snapshots<User>;

export function createPeople(work: UnitOfWork): People {
  return new Snapshots(async (ids) => {
    const users = await work
      .read()
      .find(User, { id: { $in: [...ids] } }, { exclude: ['passwordHash'], disableIdentityMap: true });
    return users as User[];
  });
}
