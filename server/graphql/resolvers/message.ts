import { sendMessage } from '../../messages/send-message.ts';
import { parseId } from '../../shared/ids.ts';
import { signedIn } from '../context.ts';
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
      });
      return { message };
    }),
} satisfies MutationResolvers;

export const Message: MessageResolvers = {
  room: ({ roomId }, _args, { load }) => existing(load.room(roomId)),
  author: ({ authorId }, _args, { load }) => (authorId === null ? null : load.user(authorId)),
};
