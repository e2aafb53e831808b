import { defineEntity, p } from '@mikro-orm/core';
import { User } from '../accounts/user.ts';
import { ExactText } from '../core/exact-text.ts';
import { Message } from '../messages/message.ts';
import { Room } from '../rooms/room.ts';

export const reportOutcomes = ['NOTHING_DONE', 'MESSAGE_REMOVED', 'PERSON_BANNED', 'PERSON_SUSPENDED'] as const;

const ReportSchema = defineEntity({
  name: 'Report',
  tableName: 'report',
  // One per person and message; those about a person have no message.
  uniques: [{ properties: ['messageId', 'reporterId'] }],
  indexes: [{ properties: ['roomId', 'reportedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    // The index begins with it.
    roomId: () => p.manyToOne(Room).mapToPk().name('room_id').index(false).deleteRule('cascade'),
    // The unique index begins with it.
    messageId: () => p.manyToOne(Message).mapToPk().name('message_id').nullable().index(false).deleteRule('set null'),
    position: p.integer().nullable(),
    text: p.type(ExactText),
    aboutId: () => p.manyToOne(User).mapToPk().name('about_id').nullable().index().deleteRule('set null'),
    reporterId: () => p.manyToOne(User).mapToPk().name('reporter_id').nullable().index().deleteRule('set null'),
    reason: p.type(ExactText).nullable(),
    reportedAt: p.datetime(),
    resolvedAt: p.datetime().nullable().index(),
    resolvedById: () => p.manyToOne(User).mapToPk().name('resolved_by_id').nullable().index().deleteRule('set null'),
    outcome: p.enum(reportOutcomes).nullable(),
    note: p.type(ExactText).nullable(),
  },
});

/**
 * Somebody in a room asks those above to look at a message, or at a person in it. `text` is what the message said at that moment, whatever
 * becomes of it; empty where it is about a person alone. Forgotten `limits.resolvedReportKeptMs` after it was looked at.
 */
export class Report extends ReportSchema.class {}

ReportSchema.setClass(Report);
