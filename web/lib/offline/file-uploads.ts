import { m } from '../text/words.ts';
import type { LocalFiles } from './local-files.svelte.ts';
import type { ChosenFile, LocalStore, OutgoingMessage } from './local-store.ts';
import { oneTabAtATime } from './one-tab.ts';
import type { Outbox } from './outbox.svelte.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { SendFailure } from './send-result.ts';
import { forgetStrayFiles } from './stray-files.ts';
import { nextUpload } from './upload-order.ts';
import { uploadFile, type UploadResult } from './upload-file.ts';
import { makeUuidV7 } from './uuid-v7.ts';
import { sleepUntilWoken } from './wake-up.ts';

const lockName = 'hearth-uploads';

/**
 * Brings the files of what waits in the outbox to the server, one at a time in the order of writing, from one tab: again and again with the
 * same ids, until the server has them or will not.
 */
export class FileUploads {
  readonly #outbox: Outbox;
  readonly #files: LocalFiles;
  readonly #onSessionEnded: () => Promise<boolean>;
  #underWay: { id: string; controller: AbortController } | null = null;
  #isRunning = false;
  #isStopped = false;
  #hurry: (() => void) | undefined;

  constructor(outbox: Outbox, files: LocalFiles, store: LocalStore, onSessionEnded: () => Promise<boolean>) {
    this.#outbox = outbox;
    this.#files = files;
    this.#onSessionEnded = onSessionEnded;
    files.onforget = (id) => {
      if (id === this.#underWay?.id) this.#underWay.controller.abort();
    };
    void forgetStrayFiles(store);
  }

  async run(): Promise<void> {
    if (this.#isRunning) return this.#hurry?.();
    this.#isRunning = true;
    try {
      await oneTabAtATime(lockName, () => this.#uploadAll());
    } finally {
      this.#isRunning = false;
    }
    if (!this.#isStopped && this.#next()) void this.run();
  }

  /** The server has given up the files of a message: it gets them once more, and takes them under other ids only. */
  async bringAnew(refused: OutgoingMessage): Promise<void> {
    const { id, files, isSecondUpload } = refused;
    if (isSecondUpload) return this.#outbox.change(id, () => refused);
    const anew = files.map((file) => ({ ...file, id: makeUuidV7(), isUploaded: false }));
    const bytes = await Promise.all(files.map((file) => this.#files.bytesOf(file.id)));
    bytes.forEach((each, index) => each && this.#files.keep(anew[index]?.id ?? '', each));
    await this.#outbox.change(id, (message) => ({ ...message, files: anew, isSecondUpload: true }));
    this.#files.forget(files.map((file) => file.id));
  }

  stop(): void {
    this.#isStopped = true;
    this.#underWay?.controller.abort();
    this.#hurry?.();
  }

  #next(): ReturnType<typeof nextUpload> {
    return nextUpload(this.#outbox.all());
  }

  async #uploadAll(): Promise<void> {
    for (let failures = 0; !this.#isStopped;) {
      const failure = await this.#uploadNext();
      if (failure === 'none left') return;
      if (failure === null) {
        failures = 0;
        continue;
      }
      if (failure.kind === 'session-ended' && !(await this.#onSessionEnded())) return this.stop();
      const asked = failure.kind === 'later' ? (failure.afterMs ?? 0) : 0;
      const pause = sleepUntilWoken(Math.max(asked, retryDelayMs(++failures, Math.random())));
      await Promise.race([pause, new Promise<void>((resolve) => (this.#hurry = resolve))]);
      this.#hurry = undefined;
    }
  }

  /** Null once it has been settled, one way or the other. */
  async #uploadNext(): Promise<SendFailure | 'none left' | null> {
    const next = this.#next();
    if (!next) return 'none left';
    const { message, file } = next;
    const bytes = await this.#files.bytesOf(file.id);
    // It may have been taken back meanwhile.
    if (this.#next()?.file.id !== file.id) return null;
    if (!bytes) return this.#refuse(message, m.file_gone_here({ name: file.name }));
    const result = await this.#bring(message.roomId, file, bytes);
    if (result.kind === 'refused') return this.#refuse(message, result.words);
    if (result.kind === 'too-large') return this.#refuse(message, m.file_too_large_on_the_way({ name: file.name }));
    if (result.kind === 'kept') await this.#note(message, { ...result.file, isUploaded: true });
    else if (result.kind !== 'unwanted') return result;
    return null;
  }

  async #note({ id }: OutgoingMessage, file: ChosenFile): Promise<void> {
    await this.#outbox.change(id, (message) => ({
      ...message,
      files: message.files.map((known) => (known.id === file.id ? file : known)),
    }));
  }

  async #refuse({ id }: OutgoingMessage, words: string): Promise<null> {
    await this.#outbox.change(id, (message) => ({ ...message, refusal: words }));
    return null;
  }

  async #bring(roomId: string, file: { id: string; name: string }, bytes: Blob): Promise<UploadResult> {
    const controller = new AbortController();
    const { shares } = this.#files;
    this.#underWay = { id: file.id, controller };
    shares.set(file.id, 0);
    try {
      return await uploadFile(roomId, file, bytes, (share) => shares.set(file.id, share), controller.signal);
    } finally {
      this.#underWay = null;
      shares.delete(file.id);
    }
  }
}
