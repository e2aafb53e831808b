import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { policy } from '../access/policy.ts';
import type { SentFile } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { drawSharedPicture } from '../files/draw-shared-picture.ts';
import type { FileStore } from '../files/file-store.ts';
import { ownRoom } from '../rooms/lock-room.ts';
import { silent } from '../rooms/silent.ts';
import { limits } from '../shared/limits.ts';
import { UserError } from '../shared/user-error.ts';
import { MessageFile, toSentFile } from './message-file.ts';
import { fileTooLarge } from './upload-room.ts';

/** A file that somebody uploads, to send it along with a message to a room. */
export interface Upload {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string;
  readonly name: string;
}

type Around = Pick<Services, 'work'> & { readonly files: FileStore };

/**
 * The file of an upload that came through before; null if it is to be received. Throws what refuses it now, before anything is:
 * `RoomNotFound`, `Banned`, `NotAMember`, `NotTakingMessages`, `PersonBlocked` or `FileIdTaken`.
 */
export async function earlierUpload({ work }: Pick<Services, 'work'>, upload: Upload): Promise<SentFile | null> {
  const em = work.read();
  await requireMaySend({ em }, upload);
  return ownFile(await em.findOne(MessageFile, upload.id, { disableIdentityMap: true }), upload);
}

/**
 * Keeps what is uploaded, for its uploader until a message carries it, and answers once it is safe on disk; a picture is drawn anew. The same
 * upload twice, even at once, is one file. Throws the same, since a right may be gone meanwhile, and `FileTooLarge`.
 */
export async function receiveFile(around: Around, upload: Upload, source: Readable): Promise<SentFile> {
  const { files } = around;
  const part = await files.newPart(upload.id);
  const drawn = { original: `${part}.webp`, preview: `${part}.preview` };
  try {
    const received = await files.receive(source, part, limits.fileBytesMax, fileTooLarge);
    const picture = await drawSharedPicture(part, drawn.original, drawn.preview);
    const facts = picture ?? { size: received.size, width: null, height: null };
    return await keep(around, upload, facts, picture === null ? { original: part } : drawn);
  } finally {
    for (const path of [part, drawn.original, drawn.preview]) await rm(path, { force: true });
  }
}

async function keep(
  { work, files }: Around,
  upload: Upload,
  facts: Pick<SentFile, 'size' | 'width' | 'height'>,
  parts: Parameters<FileStore['place']>[1],
): Promise<SentFile> {
  const { id, roomId, authorId, name } = upload;
  const add = (): Promise<SentFile> =>
    work.transact(async ({ em, now }) => {
      await requireMaySend({ em }, upload);
      const earlier = ownFile(await em.findOne(MessageFile, id), upload);
      if (earlier !== null) return earlier;
      await em.insert(MessageFile, { id, roomId, authorId, messageId: null, name, ...facts, createdAt: now });
      // The row that was written keeps every other upload of the same id out; it is committed once the bytes are in their place.
      await files.place(id, parts);
      return { id, name, ...facts };
    });
  return add().catch((error: unknown) => {
    // The other one has committed: it answers what there is.
    if (error instanceof UniqueConstraintViolationException) return add();
    throw error;
  });
}

async function requireMaySend({ em }: Pick<Transaction, 'em'>, { authorId, roomId }: Upload): Promise<void> {
  const { facts, membership } = await ownRoom({ em }, authorId, roomId, 'readMessages');
  if (!policy.sendMessage(facts)) throw silent(membership.standing);
}

function ownFile(file: MessageFile | null, { authorId, roomId }: Upload): SentFile | null {
  if (file === null) return null;
  if (file.authorId !== authorId || file.roomId !== roomId)
    throw new UserError('FileIdTaken', 'This id belongs to another file. Make a new id and upload again.');
  return toSentFile(file);
}
