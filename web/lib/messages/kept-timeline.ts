import type { LocalStore } from '../offline/local-store.ts';
import { newestRun, type Message, type MessageWindow } from './message-window.ts';

const keptMessagesMax = 100;
const savePauseMs = 400;

/** What the device keeps of one room's timeline; nothing of what is said live only. */
export class KeptTimeline {
  readonly #roomId: string;
  readonly #store: LocalStore;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(roomId: string, store: LocalStore) {
    this.#roomId = roomId;
    this.#store = store;
  }

  /** What is kept from a position on, and the room's revision then; null if nothing is. */
  async read(readableFrom: number): Promise<{ window: MessageWindow; revision: number } | null> {
    const kept = await this.#store.timeline(this.#roomId);
    const messages = kept?.messages.filter((message) => message.position >= readableFrom) ?? [];
    if (!kept || messages.length === 0) return null;
    const reachesStart = messages[0]?.position === readableFrom;
    return { window: { messages, reachesStart, reachesEnd: false }, revision: kept.revision };
  }

  /** Keeps the end of the run, after a short pause. */
  save(window: MessageWindow, revision: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const messages: readonly Message[] = newestRun(window, keptMessagesMax);
      if (messages.length > 0)
        void this.#store.saveTimeline({ roomId: this.#roomId, messages, revision, savedAt: Date.now() });
    }, savePauseMs);
  }

  /** The room keeps nothing, so neither does the device. */
  forget(): void {
    clearTimeout(this.#timer);
    void this.#store.forgetRoom(this.#roomId);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
