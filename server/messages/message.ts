import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { Room } from '../rooms/room.ts';
import type { SentMessage } from '../core/events.ts';
import { ExactText } from '../core/exact-text.ts';
import { FileList, noFiles } from './file-list.ts';

/** Whether a row is no longer as it was sent; queries say it in these words, so that the index of such rows serves them. */
export const changedSql = '(edited_at is not null or deleted_at is not null)';

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  uniques: [{ properties: ['roomId', 'position'] }],
  // What was changed since a revision. Few messages are, so it costs a send nothing.
  indexes: [
    { properties: ['roomId', 'revision'], where: changedSql, name: 'message_changed_index' },
    // The same for what carries files.
    { properties: ['roomId', 'position'], where: 'files is not null', name: 'message_files_index' },
  ],
  properties: {
    id: p.uuid().primary(),
    // The unique index begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index(false).deleteRule('cascade'),
    // No index: it would cost every send a page of its own, for the sake of an account's rare deletion.
    authorId: () => p.manyToOne(User).mapToPk().name('author_id').nullable().index(false).deleteRule('set null'),
    position: p.integer(),
    revision: p.integer(),
    body: p.type(ExactText),
    sentAt: p.datetime(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    files: p.type(FileList).nullable(),
  },
});

/**
 * Something said in a room. `id` was made by the sender's client; `position` is its place in the room's one order, which it keeps when
 * it is deleted; `revision` is the room's at its latest change.
 */
export class Message extends MessageSchema.class {}

MessageSchema.setClass(Message);

/** A stored message as the plain facts that travel. */
export function toSentMessage(message: Message): SentMessage {
  const { id, roomId, authorId, position, revision, body, files, sentAt, editedAt, deletedAt } = message;
  return {
    id,
    roomId,
    authorId: authorId ?? null,
    position,
    revision,
    body,
    files: files ?? noFiles,
    sentAt,
    editedAt: editedAt ?? null,
    deletedAt: deletedAt ?? null,
  };
}
