import type { PersonDeed } from '../../../web/lib/rooms/arrange-people.ts';
import type { Line, RoomState } from '../history.ts';

/** What the app tells of itself. */
export interface AppHooks {
  /** A timeline drew anew: all its positions from top to bottom, and the messages that it did not show so a moment ago. */
  shown(roomId: string, positions: readonly number[], added: readonly Line[]): void;
}

export interface AppState {
  readonly phase: AppInTab['phase'];
  readonly viewerId: string | null;
  readonly isOnline: boolean;
  readonly rooms: readonly RoomState[];
  readonly timelines: readonly { readonly roomId: string; readonly lines: readonly Line[] }[];
  readonly waiting: readonly { readonly id: string; readonly isRefused: boolean }[];
}

/** What somebody can do in a tab. Whatever answers null or false did not happen, as far as this tab knows. */
export interface AppInTab {
  readonly phase: 'starting' | 'signed-in' | 'signed-out' | 'held';
  /** The room list has an answer, from the device or the server. */
  readonly isListKnown: boolean;
  /** Answers the person's id. */
  signUp(username: string, password: string): Promise<string | null>;
  signIn(username: string, password: string): Promise<string | null>;
  signOut(): Promise<boolean>;
  /** Answers the room's id. */
  createRoom(name: string): Promise<string | null>;
  join(roomId: string): Promise<boolean>;
  leave(roomId: string): Promise<boolean>;
  /** The rooms where the person is the owner or a moderator. */
  moderatedRoomIds(): readonly string[];
  moderate(deed: PersonDeed | 'unban', roomId: string, personId: string): Promise<boolean>;
  /** Hands it to the outbox. */
  say(roomId: string, body: string): void;
  /** Hands other words for a message of one's own to the outbox. */
  edit(roomId: string, id: string, body: string): void;
  delete(id: string): Promise<boolean>;
  /** Gives up what the server has refused. */
  takeBackRefused(): void;
  /** Opens a room of the list and stays at the end of it; the one that was open is closed. */
  look(roomId: string): void;
  state(): AppState;
}
