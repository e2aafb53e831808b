import { describe, expect, it } from 'vitest';
import type { MessageChanged } from '../../server/core/events.ts';
import { ChangeOrder } from '../../server/nodes/change-order.ts';

const change = (position: number, revision: number): MessageChanged => ({
  type: 'MessageEdited',
  memberVersion: 1,
  message: {
    id: `m${position}`,
    roomId: 'garden',
    authorId: 'anna',
    position,
    revision,
    body: `revision ${revision}`,
    files: [],
    sentAt: new Date(0),
    editedAt: new Date(1),
    deletedAt: null,
  },
});

/** An order that begins at message 10 and revision 20; `stored` is what the database knows of changes. */
function begun(stored: readonly MessageChanged[] = []) {
  const told: number[] = [];
  const reads: number[] = [];
  const order = new ChangeOrder({
    deliver: ({ message }) => told.push(message.revision),
    readChanged: async (after) => {
      reads.push(after);
      const items = stored.filter(({ message }) => message.revision > after);
      return { items: items.slice(0, 2), hasMore: items.length > 2 };
    },
  });
  order.begin({ position: 10, revision: 20 });
  return { order, told, reads };
}

describe('the order of changes', () => {
  it('tells each change once, and none after a later one of the same message', () => {
    const { order, told } = begun();
    for (const [position, revision] of [
      [3, 22],
      [3, 21],
      [3, 22],
      [4, 21],
      [5, 20],
    ] as const)
      order.take(change(position, revision));
    expect(told).toEqual([22, 21]);
  });

  it('holds a change until its message was told', () => {
    const { order, told } = begun();
    order.take(change(12, 24));
    order.take(change(12, 23));
    order.told(11);
    expect(told).toEqual([]);
    order.told(12);
    expect(told).toEqual([23, 24]);
  });

  it('reads what no hint has told, all pages of it, and tells nothing twice', async () => {
    const { order, told, reads } = begun([change(1, 21), change(2, 22), change(3, 23), change(4, 24)]);
    order.take(change(2, 22));
    order.told(11);
    await order.reach({ position: 11, revision: 25 });
    expect(told).toEqual([22, 21, 23, 24]);
    expect(reads).toEqual([20, 22]);
    order.take(change(4, 24));
    expect(told).toHaveLength(4);
  });

  it('asks the database nothing where messages alone were sent', async () => {
    const { order, reads } = begun();
    order.told(15);
    await order.reach({ position: 15, revision: 25 });
    expect(reads).toEqual([]);
    await order.reach({ position: 15, revision: 26 });
    expect(reads).toEqual([25]);
  });
});
