import type { Client } from '@urql/svelte';
import type { Person } from '../graphql/events.ts';
import type { LocalStore } from '../offline/local-store.ts';
import { MessagePages } from './message-pages.ts';
import { changedMessages, type Message } from './message-window.ts';
import { Timeline, type PassingLine } from './timeline.svelte.ts';

const loadedMax = 12;

/** The rooms' timelines that this tab has loaded, the most recently opened ones. */
export class Timelines {
  // In the order of last opening: the first is the one to let go.
  readonly #loaded = new Map<string, Timeline>();
  readonly #client: Client;
  readonly #store: LocalStore;

  constructor(client: Client, store: LocalStore) {
    this.#client = client;
    this.#store = store;
  }

  of(roomId: string): Timeline {
    const known = this.#loaded.get(roomId);
    const timeline = known ?? new Timeline(roomId, new MessagePages(this.#client, roomId), this.#store);
    this.#loaded.delete(roomId);
    this.#loaded.set(roomId, timeline);
    if (this.#loaded.size > loadedMax) this.#forgetOldest();
    return timeline;
  }

  messageArrived(message: Message): void {
    this.#loaded.get(message.room.id)?.messageArrived(message);
  }

  messageChanged(message: Message): void {
    const timeline = this.#loaded.get(message.room.id);
    if (timeline) timeline.messageChanged(message);
    else void this.#changeKept(message);
  }

  memberMoved(roomId: string, person: Person, what: PassingLine['what']): void {
    this.#loaded.get(roomId)?.memberMoved(person, what);
  }

  async catchUp(): Promise<void> {
    await Promise.all(Array.from(this.#loaded.values(), (timeline) => timeline.catchUp()));
  }

  /** The viewer is no longer in the room: nothing of it stays on the device. */
  forget(roomId: string): void {
    this.#loaded.get(roomId)?.dispose();
    this.#loaded.delete(roomId);
    void this.#store.forgetRoom(roomId);
  }

  dispose(): void {
    for (const timeline of this.#loaded.values()) timeline.dispose();
  }

  /** What was deleted leaves the device too, where the room is not open. */
  async #changeKept(message: Message): Promise<void> {
    const kept = await this.#store.timeline(message.room.id);
    if (!kept || this.#loaded.has(message.room.id)) return;
    const messages = changedMessages(kept.messages, [message]);
    if (messages !== kept.messages) await this.#store.saveTimeline({ ...kept, messages });
  }

  #forgetOldest(): void {
    for (const [roomId, timeline] of this.#loaded) {
      if (timeline.isShown) continue;
      this.#loaded.delete(roomId);
      return;
    }
  }
}
