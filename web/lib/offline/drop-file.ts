import type { LocalFiles } from './local-files.svelte.ts';
import type { OutgoingMessage } from './local-store.ts';
import type { Outbox } from './outbox.svelte.ts';

/** Sends a message without one of its files; one that then says nothing is taken back. */
export function dropFile(outbox: Outbox, localFiles: LocalFiles, message: OutgoingMessage, fileId: string): void {
  const isLast = message.body === '' && message.files.every(({ id }) => id === fileId);
  if (isLast) return void outbox.remove(message.id);
  localFiles.forget([fileId]);
  void outbox.change(message.id, (known) => ({ ...known, files: known.files.filter(({ id }) => id !== fileId) }));
}
