import type { CombinedError } from '@urql/svelte';
import { failureWords } from '../rooms/failure-words.ts';

/** One page of a list, as an answer has it; without a page, why there is none. */
export interface PageAnswer<Item> {
  readonly page?: {
    readonly nodes: readonly Item[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  };
  readonly error?: CombinedError;
}

/** A list that is asked page by page for what somebody is looking for. An answer to an earlier question is dropped. */
export class PagedList<Item, Wanted> {
  items = $state.raw<readonly Item[] | null>(null);
  problem = $state<string | null>(null);
  hasMore = $state(false);
  readonly #ask: (wanted: Wanted, after: string | null) => Promise<PageAnswer<Item>>;
  #wanted: Wanted | undefined;
  #cursor: string | null = null;
  #asked = 0;

  constructor(ask: (wanted: Wanted, after: string | null) => Promise<PageAnswer<Item>>) {
    this.#ask = ask;
  }

  async look(wanted: Wanted): Promise<void> {
    this.#wanted = wanted;
    await this.#next(wanted, null);
  }

  async more(): Promise<void> {
    if (this.#wanted !== undefined) await this.#next(this.#wanted, this.#cursor);
  }

  /** Something was done with one of them: this is how it is now, or with null that it is gone. */
  replace(isIt: (item: Item) => boolean, changed: Item | null): void {
    this.items = this.items?.flatMap((known) => (isIt(known) ? (changed ?? []) : [known])) ?? null;
  }

  async #next(wanted: Wanted, after: string | null): Promise<void> {
    const turn = ++this.#asked;
    const { page, error } = await this.#ask(wanted, after);
    if (turn !== this.#asked) return;
    this.problem = page ? null : failureWords(error);
    if (!page) return;
    this.items = after === null ? page.nodes : [...(this.items ?? []), ...page.nodes];
    this.hasMore = page.pageInfo.hasNextPage;
    this.#cursor = page.pageInfo.endCursor ?? null;
  }
}
