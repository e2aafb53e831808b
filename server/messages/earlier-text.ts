import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';
import { Message } from './message.ts';

const EarlierTextSchema = defineEntity({
  name: 'EarlierText',
  tableName: 'earlier_text',
  properties: {
    // The primary key begins with it.
    messageId: () => p.manyToOne(Message).mapToPk().name('message_id').primary().index(false).deleteRule('cascade'),
    revision: p.integer().primary(),
    body: p.type(ExactText),
    writtenAt: p.datetime(),
  },
});

/** What a message said before it was edited. `revision` is the one that the message had with this text. Deleting the message deletes it. */
export class EarlierText extends EarlierTextSchema.class {}

EarlierTextSchema.setClass(EarlierText);
