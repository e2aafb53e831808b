import { describe, expect, test } from 'vitest';
import { actionsOf } from '../../web/lib/messages/message-menu.ts';
import { timelineDays, type MessageRow } from '../../web/lib/messages/timeline-rows.ts';
import type { OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import type { Message } from '../../web/lib/messages/message-window.ts';
import { message } from './message.ts';

const outgoing = (edits: string | null, refusal: string | null): OutgoingMessage => ({
  id: 'p1',
  edits,
  roomId: 'garden',
  body: 'soon',
  files: [],
  isSecondUpload: false,
  writtenAt: '2026-11-21T10:10:00.000Z',
  refusal,
});
function row({
  edit,
  pending,
  editedAt = null,
  ...changes
}: Partial<Message> & {
  edit?: OutgoingMessage;
  pending?: OutgoingMessage;
}): MessageRow {
  const days = timelineDays({
    messages: pending ? [] : [message(1, { editedAt, ...changes })],
    pending: pending ? [pending] : [],
    edits: new Map(edit ? [['m1', edit]] : []),
    passing: [],
    newFrom: null,
    viewerId: 'anna',
    dayOf: (at) => at.slice(0, 10),
  });
  return days[0]!.rows[0] as MessageRow;
}
const all = { canEdit: true, canDelete: true, canReport: false };
const none = { canEdit: false, canDelete: false, canReport: false };

describe('the menu of a message', () => {
  test('offers what the server lets its reader do', () => {
    expect(actionsOf(row({}), none, false)).toEqual(['copy']);
    expect(actionsOf(row({}), all, false)).toEqual(['copy', 'edit', 'delete']);
    expect(actionsOf(row({}), { ...none, canReport: true }, false)).toEqual(['copy', 'report']);
    expect(actionsOf(row({ editedAt: '2026' }), { ...none, canDelete: true }, true)).toEqual([
      'copy',
      'select',
      'history',
      'delete',
    ]);
  });

  test('offers to download files that came along, and to copy text only where there is some', () => {
    const files = [{ __typename: 'File' as const, id: 'f1', name: 'a.pdf', size: 1, width: null, height: null }];
    expect(actionsOf(row({ files }), none, false)).toEqual(['copy', 'save']);
    expect(actionsOf(row({ files, body: '' }), none, true)).toEqual(['save']);
    expect(actionsOf(row({ files, deletedAt: '2026-11-21T12:00:00.000Z', body: '' }), none, false)).toEqual([]);
  });

  test('offers to take back what waits, and to try again what was refused', () => {
    expect(actionsOf(row({ pending: outgoing(null, null) }), none, false)).toEqual(['copy', 'take-back']);
    expect(actionsOf(row({ pending: outgoing(null, 'No.') }), none, false)).toEqual(['retry', 'copy', 'take-back']);
  });

  test('offers to take back a change that waits or was refused', () => {
    expect(actionsOf(row({ edit: outgoing('m1', null) }), all, false)).toEqual([
      'copy',
      'edit',
      'discard-edit',
      'delete',
    ]);
    expect(actionsOf(row({ edit: outgoing('m1', 'No.') }), all, false)).toEqual([
      'retry',
      'copy',
      'edit',
      'discard-edit',
      'delete',
    ]);
  });
});
