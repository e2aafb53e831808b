import { randomInt } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { limits } from '../shared/limits.ts';
import { User } from './user.ts';

const MailedCodeSchema = defineEntity({
  name: 'MailedCode',
  tableName: 'mailed_code',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').index().deleteRule('cascade'),
    ticketHash: p.string().unique(),
    codeHash: p.string(),
    triesLeft: p.integer(),
    expiresAt: p.datetime().index(),
  },
});

/**
 * A code that was mailed to somebody who forgot their password. It works only together with the ticket that the device got which asked for it
 * (SHA-256, hex, in `ticketHash`), so that a stranger can neither try nor use up the codes of others.
 */
export class MailedCode extends MailedCodeSchema.class {}

MailedCodeSchema.setClass(MailedCode);

/** Eight random digits. */
export function newMailedCode(): string {
  return String(randomInt(10 ** limits.mailedCodeLength)).padStart(limits.mailedCodeLength, '0');
}

/** A code as somebody typed it, blanks and dashes left out; null if it is none. */
export function readMailedCode(typed: string): string | null {
  const digits = typed.slice(0, 100).replace(/[\s-]/g, '');
  return /^\d+$/.test(digits) && digits.length === limits.mailedCodeLength ? digits : null;
}
