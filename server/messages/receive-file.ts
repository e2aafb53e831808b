import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { policy } from '../access/policy.ts';
import type { SentFile, StoredFile } from '../core/events.ts';
import type { Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { drawSharedPicture } from '../files/draw-shared-picture.ts';
import { type FileStore, newUploadKey } from '../files/file-store.ts';
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
 * upload twice, even at once, is one file. Throws the same, since a right may be gone meanwhile, and `FileTooLarge`; and what `requireStillIn`
 * throws, which is asked once all is here: a device that was signed out meanwhile sends nothing more.
 */
export async function receiveFile(
  around: Around,
  upload: Upload,
  source: Readable,
  requireStillIn: () => Promise<unknown>,
): Promise<SentFile> {
  const { files } = around;
  const stored = { id: upload.id, uploadKey: newUploadKey() };
  const part = await files.newPart(stored);
  const drawn = { original: `${part}.webp`, preview: `${part}.preview` };
  try {
    const received = await files.receive(source, part, limits.fileBytesMax, fileTooLarge);
    const picture = await drawSharedPicture(part, drawn.original, drawn.preview);
    const facts = picture ?? { size: received.size, width: null, height: null };
    await requireStillIn();
    // In their place before a row tells of them, and before it has its turn: no other change waits for this disk.
    await files.place(stored, picture === null ? { original: part } : drawn);
    return await keep(around, upload, stored, facts);
  } finally {
    for (const path of [part, drawn.original, drawn.preview]) await rm(path, { force: true });
  }
}

/** Writes down whose the bytes are. They go again if they are nobody's, and stay if that is not sure: a look for such finds them. */
async function keep(
  { work, files }: Around,
  upload: Upload,
  stored: StoredFile,
  facts: Pick<SentFile, 'size' | 'width' | 'height'>,
): Promise<SentFile> {
  const { id, roomId, authorId, name } = upload;
  const { uploadKey } = stored;
  const add = (): Promise<{ readonly file: SentFile; readonly isNew: boolean }> =>
    work.transact(async ({ em, now }) => {
      await requireMaySend({ em }, upload);
      const earlier = ownFile(await em.findOne(MessageFile, id), upload);
      if (earlier !== null) return { file: earlier, isNew: false };
      const row = { id, roomId, authorId, messageId: null, uploadKey, name, ...facts, createdAt: now };
      await em.insert(MessageFile, row);
      return { file: { id, name, ...facts }, isNew: true };
    });
  try {
    const { file, isNew } = await add().catch((error: unknown) => {
      // Another upload of the same id has committed: it answers what there is.
      if (error instanceof UniqueConstraintViolationException) return add();
      throw error;
    });
    if (!isNew) await files.remove([stored]);
    return file;
  } catch (error) {
    if (error instanceof UserError) await files.remove([stored]);
    throw error;
  }
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
