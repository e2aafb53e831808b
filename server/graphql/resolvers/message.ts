import { sendMessage } from '../../messages/send-message.ts';
import { parseId } from '../../shared/ids.ts';
import { loaded, signedIn } from '../context.ts';
import type { MessageResolvers, MutationResolvers } from '../generated.ts';
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
      });
      return { message };
    }),
} satisfies MutationResolvers;

export const Message: MessageResolvers = {
  // What is in memory is answered at once: a promise for each field of each event would be most of its cost.
  room: (message, _args, { backend, isShared, load }) =>
    (isShared ? backend.rooms.peek(message.roomId) : undefined) ?? loaded(load.room, message.roomId),
  author: ({ authorId }, _args, { backend, load }) =>
    authorId === null ? null : (backend.people.peek(authorId) ?? load.user.load(authorId)),
};
