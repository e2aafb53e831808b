import { type MessageFacts, messagePolicy } from '../../access/policy.ts';
import type { SentMessage } from '../../core/events.ts';
import { pageSize } from '../../core/page.ts';
import { deleteMessage } from '../../messages/delete-message.ts';
import { editMessage } from '../../messages/edit-message.ts';
import { messageFactsOf } from '../../messages/enter-message.ts';
import { filesOf } from '../../messages/page-of-files.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { parseId } from '../../shared/ids.ts';
import { type MaybePromise, whenHere } from '../../shared/maybe-promise.ts';
import { type GraphQLContext, signedIn } from '../context.ts';
import type { MessageResolvers, MutationResolvers } from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

export const messageMutations = {
  sendMessage: (_source, { input }, context) =>
    refusable(async () => {
      const { backend } = context;
      const message = await sendMessage(backend.services, backend.writer, {
        id: parseId(input.id, 'input.id'),
        roomId: parseId(input.roomId, 'input.roomId'),
        authorId: signedIn(context).userId,
        body: input.body,
        fileIds: (input.fileIds ?? []).map((id) => parseId(id, 'input.fileIds')),
      });
      return { message };
    }),

  editMessage: (_source, { input }, context) =>
    refusable(async () => {
      const { userId } = signedIn(context);
      const edit = { id: parseId(input.id, 'input.id'), body: input.body };
      return { message: await editMessage(context.backend.services, userId, edit) };
    }),

  deleteMessage: (_source, { input }, context) =>
    refusable(async () => {
      const { userId } = signedIn(context);
      return { message: await deleteMessage(context.backend.services, userId, parseId(input.id, 'input.id')) };
    }),
} satisfies MutationResolvers;

export const Message: MessageResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
  author: ({ authorId }, _args, { load }) => (authorId === null ? null : load.user(authorId)),
  files: (message) => filesOf(message),
  earlierTexts: async ({ id }, { first }, { load }) => {
    const size = pageSize(first, 'first');
    return (await load.earlierTexts(id)).slice(0, size);
  },
  viewerCanEdit: (message, _args, context) => may(message, messagePolicy.editMessage, context),
  viewerCanReport: (message, _args, context) => may(message, messagePolicy.reportMessage, context),
  viewerCanDelete: (message, _args, context) => may(message, messagePolicy.deleteMessage, context),
};

/** Whether the viewer has a right to a message now: to none that is deleted. */
function may(
  { roomId, authorId, deletedAt }: SentMessage,
  right: (facts: MessageFacts) => boolean,
  { load, client }: GraphQLContext,
): MaybePromise<boolean> {
  const viewerId = client.identity?.userId;
  if (viewerId === undefined || deletedAt !== null) return false;
  return whenHere(existing(load.room(roomId)), (room) =>
    whenHere(load.ownMembership(roomId), (membership) =>
      whenHere(authorId === null ? null : load.place(roomId, authorId), (author) =>
        right(messageFactsOf(room, viewerId, membership, authorId, author)),
      ),
    ),
  );
}
