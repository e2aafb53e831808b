import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import type { SentFile } from '../core/events.ts';
import { ExactText } from '../core/exact-text.ts';
import { Room } from '../rooms/room.ts';
import { Message } from './message.ts';

const MessageFileSchema = defineEntity({
  name: 'MessageFile',
  tableName: 'file',
  indexes: [{ properties: ['createdAt'], where: 'message_id is null', name: 'file_unsent_index' }],
  properties: {
    id: p.uuid().primary(),
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index().deleteRule('cascade'),
    authorId: () => p.manyToOne(User).mapToPk().name('author_id').nullable().index().deleteRule('set null'),
    messageId: () => p.manyToOne(Message).mapToPk().name('message_id').nullable().index().deleteRule('cascade'),
    uploadKey: p.string(),
    name: p.type(ExactText),
    size: p.integer(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    createdAt: p.datetime(),
  },
});

/**
 * A file whose bytes lie in the folder of files under its id, which the uploader's client made, and `uploadKey`, which is another each time
 * that the id is uploaded. It waits, for its uploader alone, until a
 * message carries it; from then on it goes with the message.
 */
export class MessageFile extends MessageFileSchema.class {}

MessageFileSchema.setClass(MessageFile);

/** What is told of a file. */
export function toSentFile({ id, name, size, width, height }: MessageFile): SentFile {
  return { id, name, size, width: width ?? null, height: height ?? null };
}
