import type { Client } from '@urql/svelte';
import {
  ChangedMessagesDocument,
  MessagesAfterDocument,
  MessagesBeforeDocument,
  MissedMessagesDocument,
} from '../graphql/generated/graphql.ts';
import type { Message } from './message-window.ts';
import { pageSize } from './opening.ts';

/** Changes that one request asks for; and how many requests are worth it before a new beginning is cheaper. */
const changesFirst = 100;
const changePagesMax = 5;

export interface MessagePage {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** What was changed in the room up to this revision is in the page. */
  revision: number;
  /** From where on the room keeps messages. */
  keptFrom: number;
}

/** What was said after a position, and what became of messages after a revision; null: too much to be told. */
export interface MissedPage extends MessagePage {
  changes: readonly Message[] | null;
}

/** A page; null if the server has none for this person; undefined if it did not answer, and may be asked again. */
export type PageAnswer<Page> = Page | null | undefined;

interface Changes {
  nodes: readonly Message[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Pages of one room's history from the server. A cursor is a position in decimal, or a revision for changes. */
export class MessagePages {
  readonly #client: Client;
  readonly #roomId: string;

  constructor(client: Client, roomId: string) {
    this.#client = client;
    this.#roomId = roomId;
  }

  async after(position: number): Promise<PageAnswer<MessagePage>> {
    const variables = { roomId: this.#roomId, first: pageSize, after: String(position) };
    const { data } = await this.#client.query(MessagesAfterDocument, variables).toPromise();
    const room = data?.room;
    return (
      room && {
        messages: room.messages.nodes,
        hasOlder: room.messages.pageInfo.hasPreviousPage,
        hasNewer: room.messages.pageInfo.hasNextPage,
        revision: room.revision,
        keptFrom: room.keptFrom,
      }
    );
  }

  async before(position: number): Promise<PageAnswer<MessagePage>> {
    return this.#last(String(position));
  }

  async newest(): Promise<PageAnswer<MessagePage>> {
    return this.#last(null);
  }

  /** What was missed by somebody who has everything up to this position and this revision. */
  async missed(position: number, revision: number): Promise<PageAnswer<MissedPage>> {
    const variables = {
      roomId: this.#roomId,
      first: pageSize,
      after: String(position),
      changesFirst,
      changedAfter: String(revision),
    };
    const { data } = await this.#client.query(MissedMessagesDocument, variables).toPromise();
    const room = data?.room;
    if (!room) return room;
    const changes = await this.#allChanges(room.changedMessages);
    if (changes === undefined) return undefined;
    const { messages } = room;
    return {
      messages: messages.nodes,
      hasOlder: position > 0,
      hasNewer: messages.pageInfo.hasNextPage,
      revision: room.revision,
      keptFrom: room.keptFrom,
      changes,
    };
  }

  async #allChanges(first: Changes): Promise<readonly Message[] | null | undefined> {
    const all = [...first.nodes];
    let { pageInfo } = first;
    for (let pages = 1; pageInfo.hasNextPage && pageInfo.endCursor !== null; pages++) {
      if (pages === changePagesMax) return null;
      const variables = { roomId: this.#roomId, changesFirst, changedAfter: pageInfo.endCursor };
      const { data } = await this.#client.query(ChangedMessagesDocument, variables).toPromise();
      const changes: Changes | undefined = data?.room?.changedMessages;
      if (changes === undefined) return undefined;
      all.push(...changes.nodes);
      pageInfo = changes.pageInfo;
    }
    return all;
  }

  async #last(before: string | null): Promise<PageAnswer<MessagePage>> {
    const variables = { roomId: this.#roomId, last: pageSize, before };
    const { data } = await this.#client.query(MessagesBeforeDocument, variables).toPromise();
    const room = data?.room;
    return (
      room && {
        messages: room.messages.nodes,
        hasOlder: room.messages.pageInfo.hasPreviousPage,
        hasNewer: before !== null,
        revision: room.revision,
        keptFrom: room.keptFrom,
      }
    );
  }
}
