import { describe, expect, it } from 'vitest';
import type { MessageSent } from '../../server/core/events.ts';
import { RoomOrder } from '../../server/nodes/room-order.ts';

const sent = (position: number): MessageSent => ({
  type: 'MessageSent',
  memberVersion: 1,
  keptFrom: 1,
  message: {
    id: `m${position}`,
    roomId: 'garden',
    authorId: 'anna',
    position,
    revision: position,
    body: 'said',
    files: [],
    sentAt: new Date(0),
    editedAt: null,
    deletedAt: null,
  },
});

/** An order that begins at message 5 of a room that keeps `kept`; `told` are the positions that were delivered. */
function begun(kept: { positions: readonly number[]; lowest: number }) {
  const told: number[] = [];
  const order = new RoomOrder({
    deliver: ({ message }) => told.push(message.position),
    readChanged: async () => ({ items: [], hasMore: false }),
    read: async (after) => ({
      items: kept.positions.filter((position) => position > after).map(sent),
      hasMore: false,
      lowest: kept.lowest,
    }),
    failed: (error) => {
      throw error;
    },
  });
  order.begin({ position: 5, revision: 5 });
  return { order, told };
}

describe('the order of a room that drops messages', () => {
  it('goes on with what there is, when what no hint has told is gone', async () => {
    const { order, told } = begun({ positions: [21, 22], lowest: 21 });
    await order.reach({ position: 22, revision: 22 });
    expect(told).toEqual([21, 22]);
    order.take(sent(23));
    expect(told).toEqual([21, 22, 23]);
    order.end();
  });

  it('waits for nothing when all of it is gone', async () => {
    const { order, told } = begun({ positions: [], lowest: 31 });
    await order.reach({ position: 30, revision: 30 });
    order.take(sent(31));
    expect(told).toEqual([31]);
    order.end();
  });
});
