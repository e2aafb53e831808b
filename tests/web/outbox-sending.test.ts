import type { Client } from '@urql/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LocalFiles } from '../../web/lib/offline/local-files.svelte.ts';
import type { LocalStore, OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import { Outbox } from '../../web/lib/offline/outbox.svelte.ts';
import { message } from './message.ts';

/** A server that answers a send when the test says so. */
class SlowServer {
  readonly #waiting: ((answer: object) => void)[] = [];
  readonly client = {
    mutation: () => ({ toPromise: () => new Promise((resolve) => this.#waiting.push(resolve)) }),
  } as unknown as Client;

  async take(): Promise<void> {
    await this.#answer({ message: message(1), error: null });
  }

  async refuse(words: string): Promise<void> {
    await this.#answer({ message: null, error: { __typename: 'NotAMember', message: words } });
  }

  async untilAsked(): Promise<void> {
    await vi.waitUntil(() => this.#waiting.length > 0);
  }

  async #answer(payload: object): Promise<void> {
    await this.untilAsked();
    this.#waiting.shift()?.({ data: { sendMessage: payload, editMessage: payload } });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A device that keeps what is to be sent, as far as there is room. */
class Device implements Pick<LocalStore, 'keepsNothing' | 'outbox' | 'saveOutgoing' | 'deleteOutgoing'> {
  readonly keepsNothing = false;
  isFull = false;
  readonly #kept = new Map<string, OutgoingMessage>();

  outbox = async () => Array.from(this.#kept.values());
  deleteOutgoing = async (id: string) => void this.#kept.delete(id);
  saveOutgoing = async (outgoing: OutgoingMessage) => {
    if (this.isFull) throw new DOMException('The disk is full.', 'QuotaExceededError');
    this.#kept.set(outgoing.id, outgoing);
  };
}

const server = new SlowServer();
let stop: (() => void) | undefined;
afterEach(() => stop?.());

function outboxOn(device: Device, onSent: () => void = () => {}): Outbox {
  const files = { forget: () => {} } as unknown as LocalFiles;
  const outbox = new Outbox(server.client, device as unknown as LocalStore, files, {
    onSent,
    onEdited: () => {},
    onSessionEnded: async () => true,
    uploads: async () => ({ run: async () => {}, bringAnew: async () => {} }),
  });
  stop = outbox.start();
  return outbox;
}

const waiting = (outbox: Outbox) => Array.from(outbox.all(), ({ body, refusal }) => [body, refusal]);

describe('what is said', () => {
  test('goes out from a device that is full, and is not said to be kept', async () => {
    const device = new Device();
    device.isFull = true;
    let sent = 0;
    const outbox = outboxOn(device, () => sent++);
    outbox.send('garden', 'hello');
    await server.untilAsked();
    const [id] = Array.from(outbox.all(), (outgoing) => outgoing.id);
    expect(outbox.isKept(id!)).toBe(false);
    await server.take();
    expect(sent).toBe(1);
    expect(waiting(outbox)).toEqual([]);
  });

  test('and taken back while it is on its way does not come back, whatever the server says of it', async () => {
    const device = new Device();
    const outbox = outboxOn(device);
    outbox.send('garden', 'hello');
    await server.untilAsked();
    const [id] = Array.from(outbox.all(), (outgoing) => outgoing.id);
    await outbox.remove(id!);
    await server.refuse('You are not in this room.');
    expect(waiting(outbox)).toEqual([]);
    expect(await device.outbox()).toEqual([]);
  });

  test('again in other words is refused once, with the later ones', async () => {
    const outbox = outboxOn(new Device());
    outbox.edit('garden', 'm1', 'other words');
    await server.untilAsked();
    outbox.edit('garden', 'm1', 'better words');
    await server.refuse('You are not in this room.');
    await server.refuse('You are not in this room.');
    await vi.waitUntil(() => waiting(outbox).some(([, refusal]) => refusal !== null));
    expect(waiting(outbox)).toEqual([['better words', 'You are not in this room.']]);
  });
});
