import type { ProcessUnderTest } from '../process-under-test.ts';

/** Somebody who says things. */
export interface Speaker {
  /** Says something and resolves once the server has answered that it is kept. */
  send(room: string, body: string): Promise<void>;
  close(): void;
}

/** A person who is connected to a server under test. */
export interface Member extends Speaker {
  /** Listens to the room; `onMessage` is called with the bytes of each delivery. Resolves once it is in force. */
  listen(room: string, onMessage: (payload: Buffer) => void): Promise<void>;
  /** Reads nothing more of what it listens to. */
  freeze(): void;
  /** Reads on; resolves, if ever, when it finds that the server has closed the connection. */
  thaw(): Promise<void>;
}

/** Somebody who reads, one question at a time. */
export interface Reader {
  /** The bytes of the answer with the newest 50 messages of the room. */
  readNewest(room: string): Promise<Buffer>;
  close(): void;
}

/** What was said, as a server keeps it. */
export interface Archive {
  /** Puts so many messages of the room's people into its database while the server is stopped, and starts it again. */
  fill(room: string, messages: number): Promise<void>;
  readonly readOverSocket: (person: number) => Promise<Reader>;
  /** Over one HTTP connection that stays open. */
  readonly readOverHttp: (person: number) => Promise<Reader>;
}

/** Rooms and the people in them; `connect`, `speakOverHttp` and the archive's readers take a person's number, room by room. */
export interface Cast {
  readonly rooms: readonly string[];
  readonly archive: Archive | null;
  readonly connect: (person: number) => Promise<Member>;
  /** Over one HTTP connection that stays open; null where nothing can be said that way. */
  readonly speakOverHttp: ((person: number) => Promise<Speaker>) | null;
}

/** A server under test, whatever it speaks. */
export interface Target {
  readonly name: string;
  /** The running process; another one after `restart`. */
  readonly process: ProcessUnderTest;
  /** Makes people who are members of new rooms: `rooms` of `size` each. */
  prepare(rooms: number, size: number): Promise<Cast>;
  /** Starts it anew on the same data, for measuring without the traces of what went before; inspected, its garbage can be collected. */
  restart(options?: { readonly isInspected: boolean }): Promise<void>;
  stop(): Promise<void>;
}
