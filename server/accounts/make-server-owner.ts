import { LockMode } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { Problem } from '../shared/problem.ts';
import { usernameKey } from './account-rules.ts';
import { personNotFound } from './act-on-person.ts';
import { currentSettings, lockSettings } from './current-settings.ts';
import { noteServerAct } from './server-act.ts';
import { settleHolds } from './settle-holds.ts';
import { User } from './user.ts';

/**
 * Makes the account with this username the owner of the server, for the host, who asks nobody's leave. Whoever was the owner becomes an
 * admin; a suspended account is restored. Throws `PersonNotFound`, and `Problem` for a guest.
 */
export async function makeServerOwner(
  { work, fixed }: Pick<Services, 'work' | 'fixed'>,
  username: string,
): Promise<User> {
  return work.transact(async (tx) => {
    await lockSettings(tx);
    const key = usernameKey(username.toWellFormed());
    const found = key.includes('\0') ? null : await tx.em.findOne(User, { usernameKey: key });
    if (found === null) throw personNotFound();
    const rows = await tx.em.find(
      User,
      { $or: [{ id: found.id }, { role: 'OWNER' }] },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
    );
    const person = rows.find((row) => row.id === found.id)!;
    // They may have deleted it while this waited for the lock.
    if (person.deletedAt !== null) throw personNotFound();
    if (person.role === 'GUEST') {
      throw new Problem(
        `${person.username} is a guest, whose account ends with its device. Only a member can own the server.`,
      );
    }
    for (const row of rows) if (row.role === 'OWNER') row.role = 'ADMIN';
    person.role = 'OWNER';
    person.suspendedAt = null;
    await noteServerAct(tx, 'CHANGED_ROLE', null, { aboutId: person.id, detail: 'OWNER' });
    for (const row of rows) tx.announce({ type: 'UserChanged', userId: row.id });
    const userIds = rows.map((row) => row.id);
    await settleHolds(tx, await currentSettings(tx.em, fixed), userIds);
    return person;
  });
}
