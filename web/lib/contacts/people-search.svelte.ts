import type { Client } from '@urql/svelte';
import { FindPeopleDocument, type FindPeopleQuery } from '../graphql/generated/later/graphql.ts';
import { failureWords } from '../rooms/failure-words.ts';

/** Somebody who was found. */
export type FoundPerson = FindPeopleQuery['people']['nodes'][number];

/** The people whose name contains what was typed, page by page. An answer to an earlier question is dropped. */
export class PeopleSearch {
  people = $state.raw<readonly FoundPerson[] | null>(null);
  problem = $state<string | null>(null);
  hasMore = $state(false);
  readonly #client: Client;
  #matching: string | null = null;
  #cursor: string | null = null;
  #asked = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async look(matching: string | null): Promise<void> {
    this.#matching = matching;
    await this.#ask(null);
  }

  async more(): Promise<void> {
    await this.#ask(this.#cursor);
  }

  async #ask(after: string | null): Promise<void> {
    const turn = ++this.#asked;
    const variables = { matching: this.#matching, first: 50, after };
    const { data, error } = await this.#client.query(FindPeopleDocument, variables).toPromise();
    if (turn !== this.#asked) return;
    this.problem = data ? null : failureWords(error);
    if (!data) return;
    const { nodes, pageInfo } = data.people;
    this.people = after === null ? nodes : [...(this.people ?? []), ...nodes];
    this.hasMore = pageInfo.hasNextPage;
    this.#cursor = pageInfo.endCursor ?? null;
  }
}
