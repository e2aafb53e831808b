import type { ProcessUnderTest } from '../process-under-test.ts';

/** A person who is connected to a server under test. */
export interface Member {
  /** Listens to the room; `onMessage` is called with the bytes of each delivery. Resolves once it is in force. */
  listen(room: string, onMessage: (payload: Buffer) => void): Promise<void>;
  /** Says something and resolves once the server has answered that it is kept. */
  send(room: string, body: string): Promise<void>;
  /** Asks for the newest 50 messages of the room, over the socket or by HTTP on a connection that is kept, and resolves once they are there. */
  readonly newest?: (room: string, way: 'socket' | 'HTTP') => Promise<void>;
  close(): void;
}

/** A server under test, whatever it speaks. */
export interface Target {
  readonly name: string;
  /** The running process; another one after `restart`. */
  readonly process: ProcessUnderTest;
  /** Whether an answered message survives the death of the machine. */
  readonly isDurable: boolean;
  /** Makes people who are members of new rooms: `rooms` of `size` each. Answers the rooms' ids and a way to connect each person. */
  prepare(
    rooms: number,
    size: number,
  ): Promise<{ readonly rooms: readonly string[]; connect: (person: number) => Promise<Member> }>;
  /** Puts `count` messages into an empty room, straight into the database and much quicker than saying them; stops and starts the server. */
  readonly fill?: (room: string, count: number) => Promise<void>;
  /** Starts it anew on the same data, for measuring without the traces of what went before. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
