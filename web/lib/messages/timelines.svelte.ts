import type { Person } from '../graphql/events.ts';
import { later } from '../offline/later.ts';
import { changedMessages } from './changed-messages.ts';
import type { MakeTimeline, TimelineSurroundings } from './make-timeline.ts';
import type { Message } from './message-window.ts';
import type { Readable } from './opening.ts';
import type { PassingLine } from './passing-line.ts';
import type { Timeline } from './timeline.svelte.ts';

const loadedMax = 12;

interface KeptRoom extends Readable {
  id: string;
  lastPosition: number;
}

/** The rooms' timelines that this tab has loaded, the most recently opened ones. */
export class Timelines {
  // In the order of last opening: the first is the one to let go.
  readonly #loaded = new Map<string, Timeline>();
  readonly #around: TimelineSurroundings;
  #maker: Promise<MakeTimeline> | undefined;

  constructor(around: TimelineSurroundings) {
    this.#around = around;
  }

  of(roomId: string, make: MakeTimeline): Timeline {
    const timeline = this.#loaded.get(roomId) ?? make(roomId, this.#around);
    this.#loaded.delete(roomId);
    this.#loaded.set(roomId, timeline);
    if (this.#loaded.size > loadedMax) this.#forgetOldest();
    return timeline;
  }

  /** What is said live only is remembered here for a room that is opened later: nowhere else is it to be had. */
  messageArrived(message: Message, isLive = false): void {
    const timeline = this.#loaded.get(message.room.id);
    if (isLive && !timeline) return void this.#rememberLive(message);
    if (isLive) timeline?.settle(message.position - 1, { readableFrom: 1, isLive });
    timeline?.messageArrived(message);
  }

  /** As far as the rooms are known: what they keep no more leaves the screen and the device. */
  settle(rooms: readonly KeptRoom[]): void {
    for (const { id, lastPosition, readableFrom, isLive } of rooms) {
      this.#loaded.get(id)?.settle(lastPosition, { readableFrom, isLive });
      if (isLive) void this.#around.store.forgetRoom(id);
      else void this.#dropKept(id, readableFrom);
    }
  }

  /** What was said in the room before the position is gone. */
  dropBefore(roomId: string, position: number): void {
    const timeline = this.#loaded.get(roomId);
    if (timeline) timeline.dropBefore(position);
    else void this.#dropKept(roomId, position);
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
    void this.#around.store.forgetRoom(roomId);
  }

  dispose(): void {
    for (const timeline of this.#loaded.values()) timeline.dispose();
  }

  async #rememberLive(message: Message): Promise<void> {
    this.#maker ??= later(() => import('./make-timeline.ts')).then(({ makeTimeline }) => makeTimeline);
    this.of(message.room.id, await this.#maker);
    this.messageArrived(message, true);
  }

  /** What was deleted leaves the device too, where the room is not open. */
  async #changeKept(message: Message): Promise<void> {
    const kept = await this.#around.store.timeline(message.room.id);
    if (!kept || this.#loaded.has(message.room.id)) return;
    const messages = changedMessages(kept.messages, [message]);
    if (messages !== kept.messages) await this.#around.store.saveTimeline({ ...kept, messages });
  }

  async #dropKept(roomId: string, position: number): Promise<void> {
    if (position <= 1) return;
    const kept = await this.#around.store.timeline(roomId);
    if (!kept?.messages[0] || kept.messages[0].position >= position || this.#loaded.has(roomId)) return;
    const messages = kept.messages.filter((message) => message.position >= position);
    if (messages.length > 0) await this.#around.store.saveTimeline({ ...kept, messages });
    else await this.#around.store.forgetRoom(roomId);
  }

  #forgetOldest(): void {
    for (const [roomId, timeline] of this.#loaded) {
      if (timeline.isShown) continue;
      this.#loaded.delete(roomId);
      return;
    }
  }
}
