import type { Client } from '@urql/svelte';
import { fresh } from '../graphql/fresh.ts';
import { OnlinePeopleDocument, PeopleDocument, type PersonLineFragment } from '../graphql/generated/later/graphql.ts';
import { failureWords } from '../rooms/failure-words.ts';

/** How long news of who comes and goes is gathered before the list of those who are here is asked for again. */
const settleMs = 500;

/** The people whom the viewer may know of: those who are here, and all of them page by page, by a part of their name. */
export class PeopleList {
  online = $state.raw<readonly PersonLineFragment[]>([]);
  people = $state.raw<readonly PersonLineFragment[] | null>(null);
  hasMore = $state(false);
  problem = $state<string | null>(null);
  readonly #client: Client;
  readonly #whoIsHere = fresh(() =>
    this.#client.query(OnlinePeopleDocument, {}, { requestPolicy: 'network-only' }).toPromise(),
  );
  #matching = '';
  #cursor: string | null = null;
  #asked = 0;
  #isPaged = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

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

  /** Somebody has come or gone: asked for soon, together with whoever follows. */
  somebodyMoved(): void {
    this.#timer ??= setTimeout(() => void this.lookWhoIsHere(), settleMs);
  }

  async lookWhoIsHere(): Promise<void> {
    this.#forgetTimer();
    const { data } = await this.#whoIsHere();
    if (!data) return;
    const known = new Set(this.online.map(({ id }) => id));
    const isSame = known.size === data.onlinePeople.length && data.onlinePeople.every(({ id }) => known.has(id));
    this.online = data.onlinePeople;
    // When those who went were last here is told by the other list; what was paged further stays as it is.
    if (!isSame && !this.#isPaged) await this.#ask(null);
  }

  dispose(): void {
    this.#forgetTimer();
    this.#asked++;
  }

  #forgetTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(after: string | null): Promise<void> {
    const turn = ++this.#asked;
    const { data, error } = await this.#client
      .query(PeopleDocument, { matching: this.#matching, after }, { requestPolicy: 'network-only' })
      .toPromise();
    if (turn !== this.#asked) return;
    this.problem = data ? null : failureWords(error);
    if (!data) return;
    const { nodes, pageInfo } = data.people;
    this.#isPaged = after !== null;
    this.people = after === null ? nodes : [...(this.people ?? []), ...nodes];
    this.hasMore = pageInfo.hasNextPage;
    this.#cursor = pageInfo.endCursor ?? null;
  }
}
