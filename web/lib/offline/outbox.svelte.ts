import type { Client } from '@urql/svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { EditMessageDocument, SendMessageDocument, type MessageLineFragment } from '../graphql/generated/graphql.ts';
import type { LocalFiles } from './local-files.svelte.ts';
import type { ChosenFile, LocalStore, OutgoingMessage } from './local-store.ts';
import { oneTabAtATime } from './one-tab.ts';
import { lacksFiles, queuesByRoom } from './outbox-order.ts';
import { retryDelayMs } from './retry-delay.ts';
import { readSendResult, type SendResult } from './send-result.ts';
import { makeUuidV7 } from './uuid-v7.ts';
import { sleepUntilWoken } from './wake-up.ts';

const lockName = 'hearth-outbox';

interface OutboxEvents {
  onSent(message: MessageLineFragment): void;
  /** Answers whether the same person is signed in after all. */
  onSessionEnded(): Promise<boolean>;
  onEdited(message: MessageLineFragment): void;
  /** What brings files to the server: those that wait now, and those that it has given up. */
  uploads(): Promise<{ run(): Promise<void>; bringAnew(refused: OutgoingMessage): Promise<void> }>;
}

/**
 * Everything said is written down here first and leaves when the server has confirmed it: after a lost connection, a closed tab
 * or a crash too. Each message keeps its id for ever, so that a second try is not a second message; per room they go in order. A message
 * with files waits until they are on the server: they go there by themselves, and hold up no other room.
 */
export class Outbox {
  readonly #messages = new SvelteMap<string, OutgoingMessage>();
  readonly #client: Client;
  readonly #store: LocalStore;
  readonly #files: LocalFiles;
  readonly #events: OutboxEvents;
  // Other tabs show what waits here, and learn when it has gone.
  readonly #otherTabs = new BroadcastChannel(lockName);
  readonly #unstoredIds = new SvelteSet<string>();
  readonly #doneIds = new Set<string>();
  #isFlushing = false;
  #hurry: (() => void) | undefined;
  #isStopped = false;

  constructor(client: Client, store: LocalStore, files: LocalFiles, events: OutboxEvents) {
    this.#client = client;
    this.#store = store;
    this.#files = files;
    this.#events = events;
  }

  start(): () => void {
    this.#otherTabs.onmessage = () => void this.#reload().then(() => this.flush());
    void this.#reload().then(() => this.flush());
    return () => {
      this.#isStopped = true;
      this.#otherTabs.close();
    };
  }

  all(): Iterable<OutgoingMessage> {
    return this.#messages.values();
  }

  /** Whether the device has it, so that it is not lost with the tab. */
  isKept(id: string): boolean {
    return !this.#unstoredIds.has(id);
  }

  /** Shows at once; goes out as soon as it can. */
  send(roomId: string, body: string, files: readonly ChosenFile[] = []): void {
    void this.#put({ ...newOutgoing(roomId, body, null), files }, true);
  }

  /** Gives a message other words, which show at once; those that were on their way before are not worth sending any more. */
  edit(roomId: string, messageId: string, body: string): void {
    for (const { id, edits } of Array.from(this.#messages.values())) if (edits === messageId) void this.remove(id);
    void this.#put(newOutgoing(roomId, body, messageId), true);
  }

  retry(id: string): void {
    void this.change(id, (message) => ({ ...message, isSecondUpload: false, refusal: null }));
  }

  /** What waits is to be sent otherwise; nothing happens if it has gone or was taken back. */
  async change(id: string, change: (message: OutgoingMessage) => OutgoingMessage): Promise<void> {
    const message = this.#messages.get(id);
    if (message) await this.#put(change(message), true);
  }

  /** Takes back what was not sent. */
  async remove(id: string): Promise<void> {
    const files = this.#messages.get(id)?.files ?? [];
    this.#messages.delete(id);
    this.#doneIds.add(id);
    await this.#store.deleteOutgoing(id);
    this.#files.forget(files.map((file) => file.id));
    this.#tellOtherTabs();
  }

  /** The message is in its room: the live stream may say so before the answer does. */
  confirmed(id: string): void {
    if (this.#messages.has(id)) void this.remove(id);
  }

  /** Sends what waits, until nothing does or the server cannot be reached. */
  async flush(): Promise<void> {
    if (!this.#isStopped && Array.from(this.all()).some(lacksFiles)) {
      void this.#events.uploads().then((uploads) => uploads.run());
    }
    if (this.#isFlushing) return this.#hurry?.();
    if (this.#isStopped) return;
    this.#isFlushing = true;
    try {
      await oneTabAtATime(lockName, () => this.#sendAll());
    } finally {
      this.#isFlushing = false;
    }
    // Something was written between the last look and here.
    if (!this.#isStopped && this.#queues().length > 0) void this.flush();
  }

  async #sendAll(): Promise<void> {
    await this.#reload();
    for (let failures = 0; !this.#isStopped;) {
      const queues = this.#queues();
      if (queues.length === 0) return;
      const results = await Promise.all(queues.map((queue) => this.#sendInOrder(queue)));
      const hasEnded = results.some((result) => result?.kind === 'session-ended');
      if (hasEnded && !(await this.#events.onSessionEnded())) {
        this.#isStopped = true;
        return;
      }
      const stuck = results.filter((result) => result?.kind === 'later' || result?.kind === 'session-ended');
      if (stuck.length === 0) continue;
      const asked = Math.max(...stuck.map((result) => (result?.kind === 'later' ? (result.afterMs ?? 0) : 0)));
      const pause = sleepUntilWoken(Math.max(asked, retryDelayMs(++failures, Math.random())));
      await Promise.race([pause, new Promise<void>((resolve) => (this.#hurry = resolve))]);
      this.#hurry = undefined;
      await this.#reload();
    }
  }

  /** Stops at the first that does not get through: what follows must not overtake it. */
  async #sendInOrder(queue: readonly OutgoingMessage[]): Promise<SendResult | undefined> {
    for (const message of queue) {
      if (!this.#messages.has(message.id)) continue;
      const result = await this.#sendOne(message);
      if (result.kind === 'later' || result.kind === 'session-ended') return result;
      // What was taken back while it was on its way does not come back because it was refused.
      if (result.kind === 'refused' && this.#messages.has(message.id)) {
        const refused = { ...message, refusal: result.words };
        if (result.type === 'FileNotFound') return void (await (await this.#events.uploads()).bringAnew(refused));
        await this.#put(refused, false);
      }
      if (result.kind === 'sent') {
        if (!this.#isStopped) {
          if (message.edits === null) this.#events.onSent(result.message);
          else this.#events.onEdited(result.message);
        }
        await this.remove(message.id);
      }
    }
    return undefined;
  }

  async #sendOne({ id, edits, roomId, body, files }: OutgoingMessage): Promise<SendResult> {
    if (edits !== null) {
      const variables = { input: { id: edits, body } };
      const { data, error } = await this.#client.mutation(EditMessageDocument, variables).toPromise();
      return readSendResult(data?.editMessage, error);
    }
    const variables = {
      input: { id, roomId, body, ...(files.length > 0 && { fileIds: files.map((file) => file.id) }) },
    };
    const { data, error } = await this.#client.mutation(SendMessageDocument, variables).toPromise();
    return readSendResult(data?.sendMessage, error);
  }

  async #put(message: OutgoingMessage, mayGo: boolean): Promise<void> {
    this.#messages.set(message.id, message);
    this.#unstoredIds.add(message.id);
    try {
      await this.#store.saveOutgoing(message);
      this.#unstoredIds.delete(message.id);
      this.#tellOtherTabs();
    } catch {
      // A device that is full does not keep it, and it shows no clock; it goes out all the same as long as the page is open.
    }
    if (mayGo) await this.flush();
  }

  // The database is what all tabs share: what has left it has been sent or taken back by another.
  async #reload(): Promise<void> {
    if (this.#store.keepsNothing) return;
    const stored = new Map((await this.#store.outbox()).map((message) => [message.id, message]));
    for (const id of Array.from(this.#messages.keys())) {
      if (!stored.has(id) && !this.#unstoredIds.has(id)) this.#messages.delete(id);
    }
    for (const [id, message] of stored) {
      if (!this.#doneIds.has(id) && !this.#unstoredIds.has(id)) this.#messages.set(id, message);
    }
  }

  #queues(): OutgoingMessage[][] {
    return queuesByRoom(Array.from(this.#messages.values()));
  }

  #tellOtherTabs(): void {
    if (!this.#isStopped) this.#otherTabs.postMessage('changed');
  }
}

function newOutgoing(roomId: string, body: string, edits: string | null): OutgoingMessage {
  const writtenAt = new Date().toISOString();
  return { id: makeUuidV7(), edits, roomId, body, files: [], isSecondUpload: false, writtenAt, refusal: null };
}
