import {
  createRequest,
  type AnyVariables,
  type Client,
  type CombinedError,
  type RequestPolicy,
  type TypedDocumentNode,
} from '@urql/svelte';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import { withOwnKey } from './own-key.ts';

/**
 * A query's answer from the cache at once, then whenever the cache changes. A failure to reach the server leaves the last
 * answer standing; `error` tells of it. Where there is none yet, the server is asked until there is one.
 */
export class LiveQuery<Data, Variables extends AnyVariables> {
  data = $state.raw<Data>();
  error = $state.raw<CombinedError>();
  /** Nothing is known yet and the server has been asked. */
  isFirstLoad = $derived(this.data === undefined && this.error === undefined);
  readonly #client: Client;
  readonly #document: TypedDocumentNode<Data, Variables>;
  readonly #variables: Variables;
  #subscription: { unsubscribe(): void } | undefined;
  // Beside the state, which an effect that starts this would depend on.
  #isKnown = false;
  #isAsking = false;

  constructor(client: Client, document: TypedDocumentNode<Data, Variables>, variables: Variables) {
    this.#client = client;
    this.#document = document;
    this.#variables = variables;
  }

  /** Begins to listen; returns what ends it, for `$effect`. */
  start(requestPolicy: RequestPolicy = 'cache-and-network'): () => void {
    this.#subscription = this.#client
      .query(this.#document, this.#variables, { requestPolicy })
      .subscribe(({ data, error }) => {
        if (data !== undefined && data !== null) this.#know(data);
        this.error = error;
        if (!this.#isKnown && error?.networkError) void this.#askUntilKnown();
      });
    return () => this.stop();
  }

  /** Asks the server again; what it says reaches every query that shows the same things. */
  async refetch(): Promise<Data | undefined> {
    const request = withOwnKey(createRequest(this.#document, this.#variables));
    const { data } = await this.#client.executeQuery(request, { requestPolicy: 'network-only' }).toPromise();
    return data;
  }

  async #askUntilKnown(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const data = await askUntilAnswered(
      () => this.refetch(),
      () => this.#subscription !== undefined && !this.#isKnown,
    );
    this.#isAsking = false;
    if (!data) return;
    this.#know(data);
    this.error = undefined;
  }

  #know(data: Data): void {
    this.data = data;
    this.#isKnown = true;
  }

  stop(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
  }
}
