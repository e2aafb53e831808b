import type { SqlEntityManager } from '@mikro-orm/sql';
import { User } from './user.ts';

/** Whether nobody owns the server yet. The sample people of a demo own nothing. */
export async function hasNoOwner(em: SqlEntityManager): Promise<boolean> {
  return (await em.findOne(User, { role: 'OWNER' }, { fields: ['id'], disableIdentityMap: true })) === null;
}
