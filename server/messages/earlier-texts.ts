import type { SqlEntityManager } from '@mikro-orm/sql';
import { EarlierText } from './earlier-text.ts';

/** What each of the messages said before it was edited, newest first. Who may read it is who may read the message. */
export async function earlierTextsOf(
  em: SqlEntityManager,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierText[]>> {
  const texts = await em.find(
    EarlierText,
    { messageId: { $in: [...messageIds] } },
    { orderBy: { revision: 'desc' }, disableIdentityMap: true },
  );
  return Map.groupBy(texts, ({ messageId }) => messageId);
}
