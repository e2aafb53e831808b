import type { Client } from '@urql/svelte';
import { AppearancesDocument, type AppearancesQuery } from '../graphql/generated/later/graphql.ts';

/** People of one question: what the server answers at most. */
const idsMax = 100;

/** How these people are called and shown now, as far as that can be learnt. */
export async function askPeople(client: Client, ids: readonly string[]): Promise<AppearancesQuery['users']> {
  const found: AppearancesQuery['users'] = [];
  for (let from = 0; from < ids.length; from += idsMax) {
    const { data } = await client.query(AppearancesDocument, { ids: ids.slice(from, from + idsMax) }).toPromise();
    found.push(...(data?.users ?? []));
  }
  return found;
}
