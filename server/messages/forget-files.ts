import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import type { Message } from './message.ts';
import { MessageFile } from './message-file.ts';

/** Takes the files of messages that go, or that are emptied, out of the database; their bytes follow once that is committed. */
export async function forgetFiles(tx: Transaction, messages: readonly Pick<Message, 'files'>[]): Promise<void> {
  const fileIds = messages.flatMap(({ files }) => files ?? []).map(({ id }) => id);
  if (fileIds.length === 0) return;
  await forgetFilesThat(tx, { id: { $in: fileIds } });
}

/** Which files: these, those of messages by their ids, or what was uploaded to a room or by a person and not sent. */
type Which =
  | { readonly id: { readonly $in: string[] } }
  | { readonly messageId: { readonly $in: string[] } }
  | { readonly roomId: string; readonly messageId: null }
  | { readonly authorId: string; readonly messageId: null };

/** The same for files that have to be looked for. */
export async function forgetFilesThat(tx: Transaction, which: Which): Promise<void> {
  const files = await tx.em.find(MessageFile, which, {
    fields: ['id', 'uploadKey'],
    orderBy: { id: 'asc' },
    lockMode: LockMode.PESSIMISTIC_WRITE,
    disableIdentityMap: true,
  });
  if (files.length === 0) return;
  await tx.em.nativeDelete(MessageFile, { id: { $in: files.map(({ id }) => id) } });
  tx.announce({ type: 'FilesRemoved', files });
}
