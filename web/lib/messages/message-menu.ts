import type { MenuAnchor } from '../ui/menu-item.ts';
import type { MessageRow } from './timeline-rows.ts';

/** Somebody asks for the menu of a message, at a place; without one for what the message said before. */
export interface MenuRequest {
  readonly row: MessageRow;
  readonly anchor: MenuAnchor | null;
}

/** What can be done with a message from its menu, in the menu's order. */
export type MessageAction =
  | 'retry'
  | 'copy'
  | 'select'
  | 'save'
  | 'profile'
  | 'edit'
  | 'history'
  | 'discard-edit'
  | 'take-back'
  | 'report'
  | 'delete';

/** What its reader may do with a message, as the server says. */
export interface MessageRights {
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  readonly canReport: boolean;
}

/** Which actions a message offers, whether the server has it or not. `isTouch`: a long press asks for the menu, so it cannot select. */
export function actionsOf(row: MessageRow, rights: MessageRights, isTouch: boolean): MessageAction[] {
  const isNew = row.outgoing !== null && row.outgoing.edits === null;
  const isRefused = row.state === 'refused';
  const offers: Readonly<Record<MessageAction, boolean>> = {
    retry: isRefused,
    copy: row.body !== '',
    select: isTouch && row.body !== '',
    save: row.position !== null && row.files.length > 0,
    profile: !row.isOwn && row.author !== null,
    edit: !isNew && rights.canEdit,
    history: !isNew && row.editedAt !== null,
    'discard-edit': !isNew && row.outgoing !== null,
    'take-back': isNew,
    report: !isNew && rights.canReport,
    delete: !isNew && rights.canDelete,
  };
  return (Object.keys(offers) as MessageAction[]).filter((action) => offers[action]);
}
