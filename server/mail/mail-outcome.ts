import { defineEntity, p } from '@mikro-orm/core';

export const mailProblems = ['UNREACHABLE', 'SIGN_IN_REFUSED', 'BUSY', 'REFUSED'] as const;

const MailOutcomeSchema = defineEntity({
  name: 'MailOutcome',
  tableName: 'mail_outcome',
  properties: {
    id: p.string().primary(),
    sentAt: p.datetime().nullable(),
    failedAt: p.datetime().nullable(),
    problem: p.enum(mailProblems).nullable(),
  },
});

/** How the last deliveries went, on whichever node: one row, whose id is `outcomeId`. It tells nothing of who got what. */
export class MailOutcome extends MailOutcomeSchema.class {}

MailOutcomeSchema.setClass(MailOutcome);

export const outcomeId = 'server';

/** Why a letter was not taken. */
export type MailProblem = (typeof mailProblems)[number];
