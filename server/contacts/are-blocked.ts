import type { SqlEntityManager } from '@mikro-orm/sql';
import { Block } from './block.ts';

/** Whether somebody has blocked each of the people, at their index. */
export async function areBlocked(
  em: SqlEntityManager,
  blockerId: string,
  personIds: readonly string[],
): Promise<boolean[]> {
  const blocks = await em.find(
    Block,
    { blockerId, blockedId: { $in: [...personIds] } },
    { fields: ['blockedId'], disableIdentityMap: true },
  );
  const blocked = new Set(blocks.map(({ blockedId }) => blockedId));
  return personIds.map((id) => blocked.has(id));
}

/** Who has blocked somebody. */
export async function blockersOf(em: SqlEntityManager, blockedId: string): Promise<ReadonlySet<string>> {
  const blocks = await em.find(Block, { blockedId }, { fields: ['blockerId'], disableIdentityMap: true });
  return new Set(blocks.map(({ blockerId }) => blockerId));
}

/** Whom each of the people has blocked; those who have blocked nobody are left out. */
export async function blockedByEach(
  em: SqlEntityManager,
  blockerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const blocks = await em.find(
    Block,
    { blockerId: { $in: [...blockerIds] } },
    { fields: ['blockerId', 'blockedId'], disableIdentityMap: true },
  );
  return new Map(
    Array.from(
      Map.groupBy(blocks, ({ blockerId }) => blockerId),
      ([blockerId, own]) => [blockerId, own.map(({ blockedId }) => blockedId)],
    ),
  );
}
