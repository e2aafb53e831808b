import { defineEntity, p } from '@mikro-orm/core';
import { ExactText } from '../core/exact-text.ts';

export const mailKinds = [
  'PROVE_ADDRESS',
  'RECOVER',
  'ADDRESS_CHANGED',
  'PASSWORD_RECOVERED',
  'RECOVERY_CODES_MADE',
] as const;

const OutgoingMailSchema = defineEntity({
  name: 'OutgoingMail',
  tableName: 'outgoing_mail',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(mailKinds),
    // Without a foreign key: accounts lie above mail. A letter about an account that is gone says nothing.
    userId: p.uuid().nullable(),
    recipient: p.type(ExactText),
    reference: p.string().nullable(),
    queuedAt: p.datetime(),
    dueAt: p.datetime().index(),
    attempts: p.integer(),
    leasedUntil: p.datetime().nullable(),
  },
});

/**
 * A letter that is to be sent, until the mail server has taken it. `recipient` is an address, or of RECOVER what somebody typed, which
 * may be nobody's; `reference` is what the kind needs besides. The words, and the secrets in them, are made when it is sent: none is stored.
 * `leasedUntil` keeps other nodes from sending it at the same time.
 */
export class OutgoingMail extends OutgoingMailSchema.class {}

OutgoingMailSchema.setClass(OutgoingMail);

/** Which kind of letter it is. */
export type MailKind = OutgoingMail['kind'];
