import { createHash, randomBytes } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').index().deleteRule('cascade'),
    codeHash: p.string().unique(),
    isLink: p.boolean(),
    expiresAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/**
 * What lets somebody choose a new password without the old one, once: a code that they have written down, or with `isLink` one in a link that
 * an admin made. It is never stored, only its SHA-256 (hex) in `codeHash`; a row is deleted by its use.
 */
export class RecoveryCode extends RecoveryCodeSchema.class {}

RecoveryCodeSchema.setClass(RecoveryCode);

/** Crockford's base 32: no letter that could be taken for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of so many letters, each of 5 random bits, in groups of four. */
export function newRecoveryCode(length: number): string {
  const code = Array.from(randomBytes(length), (byte) => letters[byte % 32]).join('');
  return code.match(/.{1,4}/g)!.join('-');
}

/** The hash of a code as somebody typed it: letter case, dashes, blanks and look-alikes do not count. It has at least 80 random bits of its own. */
export function hashRecoveryCode(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
