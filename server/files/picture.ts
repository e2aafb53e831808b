import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { Room } from '../rooms/room.ts';

/** The sizes in which a picture is kept: the edge of the square in pixels, for a screen with two pixels per point. */
export const pictureSizes = { small: 96, large: 320 } as const;

export type PictureSize = keyof typeof pictureSizes;

const PictureSchema = defineEntity({
  name: 'Picture',
  tableName: 'picture',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').nullable().index(false).unique().deleteRule('cascade'),
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').nullable().index(false).unique().deleteRule('cascade'),
    small: p.blob(),
    large: p.blob(),
    createdAt: p.datetime(),
  },
});

/**
 * The picture of one person or of one room, drawn by us as WebP in both sizes. It never changes: another picture is another row with
 * another id, which nobody can guess. The person's or the room's `pictureId` names it, from the same transaction on.
 */
export class Picture extends PictureSchema.class {}

PictureSchema.setClass(Picture);

/** What of a picture is kept, by size. */
export type DrawnPicture = Readonly<Record<PictureSize, Buffer>>;
