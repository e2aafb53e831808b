import type { Client } from '@urql/svelte';
import { MessageRightsDocument } from '../graphql/generated/later/graphql.ts';
import type { MessageRights } from './message-menu.ts';

/** A menu that waits longer feels broken. */
const patienceMs = 200;

/** What its reader may do with the message at a position: `soon` is null if that is not known within a moment, `whenever` if it cannot be known. */
export function rightsTo(
  client: Client,
  roomId: string,
  position: number,
): { soon: Promise<MessageRights | null>; whenever: Promise<MessageRights | null> } {
  const variables = { roomId, after: String(position - 1) };
  const whenever = client
    .query(MessageRightsDocument, variables)
    .toPromise()
    .then(({ data }) => {
      const found = data?.room?.messages.nodes[0];
      return found
        ? { canEdit: found.viewerCanEdit, canDelete: found.viewerCanDelete, canReport: found.viewerCanReport }
        : null;
    });
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  return { soon: Promise.race([whenever, tooLate]), whenever };
}
