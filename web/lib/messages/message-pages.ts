import type { Client } from '@urql/svelte';
import { MessagesAfterDocument, MessagesBeforeDocument } from '../graphql/generated/graphql.ts';
import type { Message } from './message-window.ts';
import { pageSize } from './opening.ts';

export interface MessagePage {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** A page; null if the server has none for this person; undefined if it did not answer, and may be asked again. */
export type MessagePageAnswer = MessagePage | null | undefined;

/** Pages of one room's history from the server. A cursor is a position in decimal. */
export class MessagePages {
  readonly #client: Client;
  readonly #roomId: string;

  constructor(client: Client, roomId: string) {
    this.#client = client;
    this.#roomId = roomId;
  }

  async after(position: number): Promise<MessagePageAnswer> {
    const variables = { roomId: this.#roomId, first: pageSize, after: String(position) };
    const { data } = await this.#client.query(MessagesAfterDocument, variables).toPromise();
    const page = data && (data.room?.messages ?? null);
    return page && { messages: page.nodes, hasOlder: position > 0, hasNewer: page.pageInfo.hasNextPage };
  }

  async before(position: number): Promise<MessagePageAnswer> {
    return this.#last(String(position));
  }

  async newest(): Promise<MessagePageAnswer> {
    return this.#last(null);
  }

  async #last(before: string | null): Promise<MessagePageAnswer> {
    const variables = { roomId: this.#roomId, last: pageSize, before };
    const { data } = await this.#client.query(MessagesBeforeDocument, variables).toPromise();
    const page = data && (data.room?.messages ?? null);
    return page && { messages: page.nodes, hasOlder: page.pageInfo.hasPreviousPage, hasNewer: before !== null };
  }
}
