import type { SqlEntityManager } from '@mikro-orm/sql';
import type { BytesUnderWay } from '../files/bytes-under-way.ts';
import type { FileStore } from '../files/file-store.ts';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';

const megabyte = 1_000_000;

interface Around {
  readonly em: SqlEntityManager;
  readonly files: FileStore;
  /** What this node receives at the moment. */
  readonly underWay: BytesUnderWay;
}

/**
 * Takes the room for an upload of so many bytes, if there is any: the file may be so large, the uploader has not too much lying here unsent or
 * on its way, and the disk will not be full. Answers what gives it back once the file is stored, or is not going to be. Throws `FileTooLarge`,
 * `TooMuchUnsent` or UNAVAILABLE.
 */
export async function takeRoomFor(
  { em, files, underWay }: Around,
  authorId: string,
  bytes: number,
): Promise<() => void> {
  if (bytes > limits.fileBytesMax) throw fileTooLarge();
  let unsent: number;
  let free: number;
  let ended: number;
  do {
    ended = underWay.ended;
    unsent = await unsentBytes(em, authorId);
    free = await files.freeBytes();
    // What was stored meanwhile is neither under way any more nor counted.
  } while (ended !== underWay.ended);
  if (unsent + underWay.of(authorId) + bytes > limits.unsentFileBytesMax) {
    const most = limits.unsentFileBytesMax / megabyte;
    throw new UserError(
      'TooMuchUnsent',
      `That would be more than ${most} MB that you upload and do not send. Send some of it first, or wait until tomorrow.`,
    );
  }
  if (free - underWay.all - bytes < limits.freeDiskBytesMin) {
    throw new RequestError(
      'UNAVAILABLE',
      'The disk of the server is nearly full, so it takes no files now. Messages still go; its owner has to make room.',
      { retryAfterMs: 60_000 },
    );
  }
  return underWay.take(authorId, bytes);
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
