import type { ChosenFile, DraftEdit } from '../offline/local-store.ts';
import { editsIn } from '../offline/outbox-order.ts';
import type { Outbox } from '../offline/outbox.svelte.ts';
import type { Drafts } from './drafts.svelte.ts';
import { isBlank } from './message-length.ts';
import type { Message } from './message-window.ts';
import { saidIn } from './said-in.ts';
import type { MessageRow } from './timeline-rows.ts';

/**
 * What somebody writes in one room: something new, or other words for a message of theirs. Both are kept as drafts at each change, and
 * the one waits while the other is written; what is sent is in the outbox.
 */
export class Writing {
  readonly #roomId: string;
  readonly #drafts: Drafts;
  readonly #outbox: Outbox;
  readonly #draft = $derived.by(() => this.#drafts.of(this.#roomId));
  readonly editing: DraftEdit | null = $derived(this.#draft?.edit ?? null);
  /** What goes along with something new, not with other words for what was said. */
  readonly files: readonly ChosenFile[] = $derived(this.#draft?.files ?? []);
  readonly text = $derived(this.editing?.body ?? this.#draft?.body ?? '');
  /** What has files needs no words. */
  readonly mayBeBlank = $derived(this.editing?.hasFiles ?? this.files.length > 0);

  constructor(roomId: string, drafts: Drafts, outbox: Outbox) {
    this.#roomId = roomId;
    this.#drafts = drafts;
    this.#outbox = outbox;
  }

  /** Where one was when one stopped. */
  get caret(): number {
    return this.editing?.caret ?? this.#draft?.caret ?? 0;
  }

  write(body: string, caret: number): void {
    const { editing } = this;
    if (editing) this.#drafts.change(this.#roomId, { edit: { ...editing, body, caret } });
    else this.#drafts.change(this.#roomId, { body, caret });
  }

  /** Begins to edit a message, with the words that it has, or is to have once the outbox has brought them to the server. */
  edit({ id, files, ...said }: Pick<Message, 'id' | 'body'> & Pick<MessageRow, 'files'>): void {
    const { body } = editsIn(this.#roomId, this.#outbox.all()).get(id) ?? said;
    const message = { messageId: id, original: body, line: saidIn({ body, files }), hasFiles: files.length > 0 };
    this.#drafts.change(this.#roomId, { edit: { ...message, body, caret: body.length } });
  }

  /** Leaves the message as it is; what was there before is there again. */
  stopEditing(): void {
    this.#drafts.change(this.#roomId, { edit: null });
  }

  /** Hands what is written to the outbox. Words that the message has already change nothing. */
  send(): void {
    const { editing } = this;
    const text = this.mayBeBlank && isBlank(this.text) ? '' : this.text;
    if (!editing) {
      this.#outbox.send(this.#roomId, text, this.files);
      this.#drafts.change(this.#roomId, { body: '', caret: 0, files: [] });
      return;
    }
    if (text !== editing.original) this.#outbox.edit(this.#roomId, editing.messageId, text);
    this.stopEditing();
  }
}
