import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FileStore } from '../files/file-store.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';

const megabyte = 1_000_000;

/**
 * Lets an upload of so many bytes begin if there is room for it: the file may be so large, the uploader has not too much lying here unsent,
 * and the disk will not be full. Throws `FileTooLarge`, `TooMuchUnsent` or UNAVAILABLE.
 */
export async function requireRoomFor(
  { em, files }: { readonly em: SqlEntityManager; readonly files: FileStore },
  authorId: string,
  bytes: number,
): Promise<void> {
  if (bytes > limits.fileBytesMax) throw fileTooLarge();
  if ((await unsentBytes(em, authorId)) + bytes > limits.unsentFileBytesMax) {
    const most = limits.unsentFileBytesMax / megabyte;
    throw new UserError(
      'TooMuchUnsent',
      `You have uploaded ${most} MB that you have not sent. Send some of it first, or wait until tomorrow.`,
    );
  }
  if ((await files.freeBytes()) - bytes < limits.freeDiskBytesMin) {
    throw new RequestError(
      'UNAVAILABLE',
      'The disk of the server is nearly full, so it takes no files now. Messages still go; its owner has to make room.',
      { retryAfterMs: 60_000 },
    );
  }
}

export function fileTooLarge(): UserError {
  const most = limits.fileBytesMax / megabyte;
  return new UserError(
    'FileTooLarge',
    `This file is larger than ${most} MB. Make it smaller, or share it by other means.`,
  );
}

async function unsentBytes(em: SqlEntityManager, authorId: string): Promise<number> {
  const [row] = await em.execute<{ bytes: number | string | null }[]>(
    'select sum(size) as bytes from file where author_id = ? and message_id is null',
    [authorId],
  );
  return Number(row?.bytes ?? 0);
}
