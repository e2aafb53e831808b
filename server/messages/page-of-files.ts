import type { SentFile, SentMessage } from '../core/events.ts';
import { cutPage, type Page } from '../core/page.ts';
import { type MaybePromise, whenHere } from '../shared/maybe-promise.ts';
import { RequestError } from '../shared/request-error.ts';
import type { MessageReader } from './message-reader.ts';

/** A file, and the message that carries it. */
export type CarriedFile = SentFile & { readonly message: SentMessage };

/** The files of a message, in their order. */
export function filesOf(message: SentMessage): CarriedFile[] {
  return message.files.map((file) => ({ ...file, message }));
}

/** Files of the messages of a room from `lowest` on, those of the newest message first, after the cursor if there is one. Throws BAD_USER_INPUT. */
export function pageOfFiles(
  messages: Pick<MessageReader, 'withFiles'>,
  roomId: string,
  lowest: number,
  size: number,
  after: string | null,
): MaybePromise<Page<CarriedFile>> {
  const cursor = after === null ? null : readCursor(after);
  // Each has one file at least, and of the first none may be left.
  return whenHere(messages.withFiles(roomId, cursor?.position ?? null, size + 2, lowest), (found) => {
    const files = found.flatMap(filesOf);
    const isBeyond = ({ id, message: { position, files: own } }: CarriedFile): boolean =>
      position !== cursor?.position || own.findIndex((file) => file.id === id) > cursor.index;
    return cutPage(files.filter(isBeyond), size);
  });
}

/** The place of a file in its room's list: the message's position, and which of its files it is. */
export function fileCursor({ id, message }: CarriedFile): string {
  return `${message.position}.${message.files.findIndex((file) => file.id === id)}`;
}

function readCursor(cursor: string): { readonly position: number; readonly index: number } {
  const match = /^(\d{1,9})\.(\d{1,3})$/.exec(cursor);
  if (!match) throw new RequestError('BAD_USER_INPUT', 'The cursor is not one that this list gave.');
  return { position: Number(match[1]), index: Number(match[2]) };
}
