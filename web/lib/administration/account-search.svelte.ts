import type { Client } from '@urql/svelte';
import { AccountsDocument, type AccountLineFragment } from '../graphql/generated/later/graphql.ts';
import { failureWords } from '../rooms/failure-words.ts';

/** The accounts of the server whose name contains what was typed, page by page. An answer to an earlier question is dropped. */
export class AccountSearch {
  accounts = $state.raw<readonly AccountLineFragment[] | null>(null);
  problem = $state<string | null>(null);
  hasMore = $state(false);
  readonly #client: Client;
  #matching = '';
  #cursor: string | null = null;
  #asked = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async look(matching: string): Promise<void> {
    this.#matching = matching;
    await this.#ask(null);
  }

  async more(): Promise<void> {
    await this.#ask(this.#cursor);
  }

  /** Something was done with an account: this is how it is now. */
  replace(account: AccountLineFragment): void {
    this.accounts = this.accounts?.map((known) => (known.user.id === account.user.id ? account : known)) ?? null;
  }

  async #ask(after: string | null): Promise<void> {
    const turn = ++this.#asked;
    const { data, error } = await this.#client.query(AccountsDocument, { matching: this.#matching, after }).toPromise();
    if (turn !== this.#asked) return;
    this.problem = data ? null : failureWords(error);
    if (!data) return;
    const { nodes, pageInfo } = data.administration.accounts;
    this.accounts = after === null ? nodes : [...(this.accounts ?? []), ...nodes];
    this.hasMore = pageInfo.hasNextPage;
    this.#cursor = pageInfo.endCursor ?? null;
  }
}
