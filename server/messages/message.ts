import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { Room } from '../rooms/room.ts';
import type { SentMessage } from '../core/events.ts';
import { ExactText } from '../core/exact-text.ts';

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  uniques: [{ properties: ['roomId', 'position'] }],
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
  },
});

/** Something said in a room. `id` was made by the sender's client; `position` is its place in the room's one order. */
export class Message extends MessageSchema.class {}

MessageSchema.setClass(Message);

/** A stored message as the plain facts that travel. */
export function toSentMessage({ id, roomId, authorId, position, revision, body, sentAt }: Message): SentMessage {
  return { id, roomId, authorId: authorId ?? null, position, revision, body, sentAt };
}
