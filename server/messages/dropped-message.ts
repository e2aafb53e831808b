import { createHash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { Room } from '../rooms/room.ts';

const DroppedMessageSchema = defineEntity({
  name: 'DroppedMessage',
  tableName: 'dropped_message',
  properties: {
    // The primary key begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').primary().index(false).deleteRule('cascade'),
    key: p.string().primary(),
    position: p.integer(),
    revision: p.integer(),
    sentAt: p.datetime(),
  },
});

/**
 * What is left of a message that its room does not keep, so that another try to send it does not store it a second time: neither what was
 * said nor by whom. It goes with the room.
 */
export class DroppedMessage extends DroppedMessageSchema.class {}

DroppedMessageSchema.setClass(DroppedMessage);

/** By what a dropped message is known again: made of its id and its author, who cannot be read from it. */
export function droppedKey({ id, authorId }: { readonly id: string; readonly authorId: string }): string {
  return createHash('sha256').update(`${authorId} ${id}`).digest('base64url').slice(0, 22);
}
