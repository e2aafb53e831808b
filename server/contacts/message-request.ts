import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { ExactText } from '../core/exact-text.ts';
import { UserError } from '../shared/user-error.ts';

const MessageRequestSchema = defineEntity({
  name: 'MessageRequest',
  tableName: 'message_request',
  uniques: [{ properties: ['fromId', 'toId'] }],
  indexes: [{ properties: ['toId', 'sentAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    // The unique index begins with it.
    fromId: () => p.manyToOne(User).mapToPk().name('from_id').index(false).deleteRule('cascade'),
    toId: () => p.manyToOne(User).mapToPk().name('to_id').index(false).deleteRule('cascade'),
    body: p.type(ExactText),
    sentAt: p.datetime(),
    declinedAt: p.datetime().nullable(),
  },
});

/**
 * Somebody asks to write to somebody, with the first thing that they would say. One that was declined stays, unseen, so that nobody asks
 * twice; it is gone once the two have a conversation.
 */
export class MessageRequest extends MessageRequestSchema.class {}

MessageRequestSchema.setClass(MessageRequest);

/** What somebody is told who answers a request that is not, or no longer, theirs to answer. */
export function requestNotFound(): UserError {
  return new UserError('RequestNotFound', 'Could not find this request. You may have answered it on another device.');
}
