import { acceptRequest } from '../../contacts/accept-request.ts';
import { askToWrite } from '../../contacts/ask-to-write.ts';
import { blockPerson } from '../../contacts/block-person.ts';
import { declineRequest } from '../../contacts/decline-request.ts';
import { openConversation } from '../../contacts/open-conversation.ts';
import { pageOfBlocks } from '../../contacts/page-of-blocks.ts';
import { countRequests, pageOfRequests } from '../../contacts/page-of-requests.ts';
import { unblockPerson } from '../../contacts/unblock-person.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { parseId } from '../../shared/ids.ts';
import { toConnection } from '../connection.ts';
import { signedIn } from '../context.ts';
import type {
  BlockedPersonResolvers,
  MessageRequestResolvers,
  MutationResolvers,
  ViewerResolvers,
} from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

export const contactMutations = {
  openConversation: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return { room: await openConversation(context.backend.services, signedIn(context).userId, personId) };
    }),

  askToWrite: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return { room: await askToWrite(context.backend.services, signedIn(context).userId, personId, input.body) };
    }),

  acceptRequest: (_source, { input }, context) =>
    refusable(async () => {
      const id = parseId(input.id, 'input.id');
      return { room: await acceptRequest(context.backend.services, signedIn(context).userId, id) };
    }),

  declineRequest: (_source, { input }, context) =>
    refusable(async () => {
      const id = parseId(input.id, 'input.id');
      await declineRequest(context.backend.services, signedIn(context).userId, id);
      return { id };
    }),

  blockPerson: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return { user: await blockPerson(context.backend.services, signedIn(context).userId, personId) };
    }),

  unblockPerson: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return { user: await unblockPerson(context.backend.services, signedIn(context).userId, personId) };
    }),
} satisfies MutationResolvers;

/** What of the viewer has to do with whom they talk to alone. */
export const viewersContacts = {
  requests: async ({ user }, { first, after }, { backend }) => {
    const em = backend.services.work.read();
    const page = await pageOfRequests(em, user.id, pageSize(first, 'first'), after ?? null);
    return toConnection(page, ({ sentAt, id }) => encodeCursor(sentAt, id), { hasStart: after != null });
  },
  requestCount: ({ user }, _args, { backend }) => countRequests(backend.services.work.read(), user.id),
  blockedPeople: async ({ user }, { first, after }, { backend }) => {
    const em = backend.services.work.read();
    const page = await pageOfBlocks(em, user.id, pageSize(first, 'first'), after ?? null);
    return toConnection(page, ({ blockedAt, id }) => encodeCursor(blockedAt, id), { hasStart: after != null });
  },
} satisfies ViewerResolvers;

export const MessageRequest: MessageRequestResolvers = {
  user: ({ fromId }, _args, { load }) => existing(load.user(fromId)),
};

export const BlockedPerson: BlockedPersonResolvers = {
  user: ({ blockedId }, _args, { load }) => existing(load.user(blockedId)),
};
