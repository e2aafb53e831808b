import { operations } from '../support/cast.ts';
import { SocketClient } from '../support/client.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/server.ts';
import { type Heard, type Member, messagesIn } from './fleet.ts';

/** Somebody who follows a room through whichever node answers, and after a cut goes on where they were: as the app does. */
export class Follower {
  readonly heard: Heard[] = [];
  readonly #heardIds = new Set<string>();
  readonly #member: Member;
  readonly #roomId: string;
  readonly #nodes: readonly ServerProcess[];
  #socket: SocketClient | null = null;
  #isOver = false;
  #turn: number;

  /** Begins with the node at `first` of `nodes`. */
  constructor(member: Member, roomId: string, nodes: readonly ServerProcess[], first: number) {
    this.#member = member;
    this.#roomId = roomId;
    this.#nodes = nodes;
    this.#turn = first;
    void this.#follow();
  }

  /** Resolves when they follow, with a node that answers. */
  async follows(): Promise<void> {
    await until(() => this.#socket !== null, `${this.#member.username} follows the room`, 30_000);
  }

  /** Resolves when they have heard so many messages. */
  async hears(count: number): Promise<void> {
    await until(
      () => this.heard.length >= count,
      `${this.#member.username} heard ${count} messages (${this.heard.length} so far)`,
      30_000,
    );
  }

  /** Resolves when they have heard this message. */
  async hearsOf(id: string): Promise<void> {
    await until(() => this.#heardIds.has(id), `${this.#member.username} heard what they said`, 30_000);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#socket?.close();
  }

  async #follow(): Promise<void> {
    while (!this.#isOver) {
      const node = this.#nodes[this.#turn++ % this.#nodes.length]!;
      try {
        const socket = await SocketClient.open(node, { token: this.#member.token });
        const afterPosition = this.heard.at(-1)?.position ?? 0;
        const stream = socket.start(operations.messageAdded, { roomId: this.#roomId, afterPosition });
        this.#socket = socket;
        let taken = 0;
        const take = (): void => {
          for (const message of messagesIn({ received: stream.received.slice(taken) })) {
            this.heard.push(message);
            this.#heardIds.add(message.id);
          }
          taken = stream.received.length;
        };
        socket.socket.on('message', take);
        await Promise.race([socket.closed, stream.ended]);
        socket.socket.terminate();
      } catch {
        // This node does not answer: the next one may.
        await new Promise((resolve) => setImmediate(resolve));
      }
      this.#socket = null;
    }
  }
}
