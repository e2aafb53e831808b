/** What is recorded of a run, in the one order in which it was seen: the material of the checker. */

/** A message as somebody came to know it. */
export interface Line {
  readonly id: string;
  readonly position: number;
  readonly revision: number;
  /** Empty once it is deleted. */
  readonly body: string;
  readonly isDeleted: boolean;
  readonly authorId: string | null;
}

export type HistoryEvent =
  /** A try to send leaves; the same id may leave many times. */
  | {
      readonly kind: 'sending';
      readonly personId: string;
      readonly roomId: string;
      readonly id: string;
      readonly body: string;
    }
  /** The server's yes has arrived: from here on the message must not be lost. */
  | { readonly kind: 'answered'; readonly roomId: string; readonly line: Line }
  /** A try to give a message other words leaves. */
  | { readonly kind: 'editing'; readonly id: string; readonly body: string }
  /** A try to delete a message leaves. */
  | { readonly kind: 'deleting'; readonly id: string }
  /** The server has confirmed an edit or a deletion: from here on it must not be lost, and no text come back. */
  | { readonly kind: 'change-answered'; readonly roomId: string; readonly line: Line }
  /** A question leaves that may be answered with messages. */
  | { readonly kind: 'asking'; readonly question: string }
  /** A message came over the network, live or in answer to a question, to a session of this person. */
  | {
      readonly kind: 'received';
      readonly personId: string;
      readonly sessionId: string;
      readonly roomId: string;
      readonly line: Line;
      readonly question?: string;
    }
  /** A timeline drew anew: all its positions from top to bottom, and the messages that it had not shown so before. */
  | {
      readonly kind: 'shown';
      readonly view: string;
      readonly roomId: string;
      readonly positions: readonly number[];
      readonly added: readonly Line[];
    }
  /** A request to enter a room leaves; until a later `left` this person may be in it. */
  | { readonly kind: 'joining'; readonly personId: string; readonly roomId: string }
  /** Entering was answered, with whatever outcome: no such request is on its way any more. */
  | { readonly kind: 'join-answered'; readonly personId: string; readonly roomId: string }
  /** The server has confirmed that the person is out of the room, to them or to whoever put them out. */
  | { readonly kind: 'left'; readonly personId: string; readonly roomId: string }
  /** The server has confirmed that the session has ended. */
  | { readonly kind: 'signed-out'; readonly sessionId: string };

/** A room as its members should see it. */
export interface RoomState {
  readonly roomId: string;
  /** The person's own. */
  readonly role: string | null;
  readonly lastPosition: number;
  readonly readPosition: number;
  readonly unreadCount: number;
}

/** What one client shows when all is quiet. */
export interface ClientState {
  readonly name: string;
  readonly personId: string;
  /** It believes that it hears of everything as it happens. */
  readonly isOnline: boolean;
  readonly rooms: readonly RoomState[];
  /** The timelines that it has open: an unbroken run up to the newest message. */
  readonly timelines: readonly { readonly roomId: string; readonly lines: readonly Line[] }[];
  /** Ids of messages that still wait to be sent. */
  readonly waiting: readonly string[];
}

/** What the database holds. */
export interface StoredState {
  readonly rooms: readonly {
    readonly roomId: string;
    readonly lastPosition: number;
    readonly lines: readonly Line[];
  }[];
  readonly memberships: readonly {
    readonly roomId: string;
    readonly personId: string;
    readonly role: string;
    readonly readPosition: number;
  }[];
  readonly bans: readonly { readonly roomId: string; readonly personId: string }[];
}

export type Fault = 'lost' | 'doubled' | 'invented' | 'order' | 'leaked' | 'unread' | 'state' | 'stuck';

/** One broken promise, in words. */
export interface Violation {
  readonly fault: Fault;
  readonly what: string;
}
