import { RequestError } from '../shared/request-error.ts';
import { limits } from '../shared/limits.ts';

/** A page of a list in one direction, with whether more follows. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** How many items a page holds: `asked`, or 50. Throws BAD_USER_INPUT outside 1 to 100. */
export function pageSize(asked: number | null | undefined, field: string): number {
  const size = asked ?? limits.pageSizeDefault;
  if (size < 1 || size > limits.pageSizeMax) {
    throw new RequestError('BAD_USER_INPUT', `${field} must be from 1 to ${limits.pageSizeMax}, not ${size}.`);
  }
  return size;
}

/** Cuts a page of `size` out of `size + 1` rows that were read to see whether more follows. */
export function cutPage<Item>(rows: readonly Item[], size: number): Page<Item> {
  return { items: rows.slice(0, size), hasMore: rows.length > size };
}

/** A page that was read backward, from its end, in the order of the list. */
export function turnPage<Item>({ items, hasMore }: Page<Item>): Page<Item> {
  return { items: items.toReversed(), hasMore };
}

/** A place in a list ordered by time and id, as an opaque text. */
export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString('base64url');
}

/** The place that `encodeCursor` wrote. Throws BAD_USER_INPUT for anything else. */
export function decodeCursor(cursor: string): { readonly at: Date; readonly id: string } {
  const match = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw new RequestError('BAD_USER_INPUT', 'The cursor is not one that this list gave.');
  return { at: new Date(Number(match[1])), id: match[2]! };
}

/** A filter for the rows that come after a cursor in a list ordered by the column `time` and then by id; all rows without a cursor. */
export function beyond(after: string | null, time: string, order: 'newest first' | 'oldest first'): object {
  if (after === null) return {};
  const { at, id } = decodeCursor(after);
  const than = order === 'newest first' ? '$lt' : '$gt';
  return { $or: [{ [time]: { [than]: at } }, { [time]: at, id: { [than]: id } }] };
}
