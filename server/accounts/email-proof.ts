import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const EmailProofSchema = defineEntity({
  name: 'EmailProof',
  tableName: 'email_proof',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').unique().deleteRule('cascade'),
    address: p.string(),
    codeHash: p.string().nullable(),
    linkHash: p.string().nullable().unique(),
    triesLeft: p.integer(),
    expiresAt: p.datetime().nullable(),
    isEntering: p.boolean(),
    // Without a foreign key: rooms lie above accounts.
    invitedToRoomId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/**
 * An address that somebody says is theirs and has not proved yet; one a person. Until then it is nobody's: anybody may claim it. The code
 * (argon2id in `codeHash`) and the link (SHA-256, hex, in `linkHash`) are made when the letter is sent. `isEntering`: the account is new and
 * has not come in; proving lets it, and into the room of its invitation.
 */
export class EmailProof extends EmailProofSchema.class {}

EmailProofSchema.setClass(EmailProof);
