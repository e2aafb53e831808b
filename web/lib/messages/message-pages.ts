import type { Client } from '@urql/svelte';
import { MessagesAfterDocument, MessagesBeforeDocument } from '../graphql/generated/graphql.ts';
import type { Message } from './message-window.ts';
import { pageSize } from './opening.ts';

export interface MessagePage {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Pages of one room's history from the server. A cursor is a position in decimal. Undefined: it cannot be had now. */
export class MessagePages {
  readonly #client: Client;
  readonly #roomId: string;

  constructor(client: Client, roomId: string) {
    this.#client = client;
    this.#roomId = roomId;
  }

  async after(position: number): Promise<MessagePage | undefined> {
    const variables = { roomId: this.#roomId, first: pageSize, after: String(position) };
    const { data } = await this.#client.query(MessagesAfterDocument, variables).toPromise();
    const page = data?.room?.messages;
    return page && { messages: page.nodes, hasOlder: position > 0, hasNewer: page.pageInfo.hasNextPage };
  }

  async before(position: number): Promise<MessagePage | undefined> {
    return this.#last(String(position));
  }

  async newest(): Promise<MessagePage | undefined> {
    return this.#last(null);
  }

  async #last(before: string | null): Promise<MessagePage | undefined> {
    const variables = { roomId: this.#roomId, last: pageSize, before };
    const { data } = await this.#client.query(MessagesBeforeDocument, variables).toPromise();
    const page = data?.room?.messages;
    return page && { messages: page.nodes, hasOlder: page.pageInfo.hasPreviousPage, hasNewer: before !== null };
  }
}
