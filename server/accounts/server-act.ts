import { defineEntity, p } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import { momentAfter } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { User } from './user.ts';

export const serverActKinds = [
  'SUSPENDED',
  'RESTORED',
  'CHANGED_ROLE',
  'DELETED_ACCOUNT',
  'SIGNED_OUT',
  'MADE_RESET_LINK',
  'INVITED',
  'REVOKED_INVITE',
  'CHANGED_SETTING',
  'GAVE_ROOM',
  'REMOVED_ROOM',
  'RESOLVED_REPORT',
] as const;

const ServerActSchema = defineEntity({
  name: 'ServerAct',
  tableName: 'server_act',
  indexes: [{ properties: ['doneAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(serverActKinds),
    byId: () => p.manyToOne(User).mapToPk().name('by_id').nullable().index().deleteRule('set null'),
    aboutId: () => p.manyToOne(User).mapToPk().name('about_id').nullable().index().deleteRule('set null'),
    detail: p.string().nullable(),
    // Without a foreign key: rooms lie above accounts, and one that was removed is no more.
    roomId: p.uuid().nullable(),
    doneAt: p.datetime(),
  },
});

/**
 * Something that those who administer the server did, about somebody where it was about one. `detail` is the role that was given, the
 * setting that was changed, the room's name, or the username of an account that is no more. `roomId` says which room was
 * removed. `byId` is null for the host's commands. The latest `limits.serverActsMax` are kept.
 */
export class ServerAct extends ServerActSchema.class {}

ServerActSchema.setClass(ServerAct);

/** Writes down what somebody does to the server, in the transaction in which they do it: after what was done before, also within one millisecond. */
export async function noteServerAct(
  tx: Transaction,
  kind: ServerAct['kind'],
  byId: string | null,
  { aboutId = null, detail = null, roomId = null }: Partial<Pick<ServerAct, 'aboutId' | 'detail' | 'roomId'>> = {},
): Promise<void> {
  const around = { fields: ['doneAt'], orderBy: { doneAt: 'desc' }, limit: 1, disableIdentityMap: true } as const;
  const [latest] = await tx.em.find(ServerAct, {}, around);
  const doneAt = momentAfter(latest?.doneAt, tx.now);
  tx.em.create(ServerAct, { id: newId(doneAt.getTime()), kind, byId, aboutId, detail, roomId, doneAt });
  await tx.em.flush();
  const [oldest] = await tx.em.find(
    ServerAct,
    {},
    {
      fields: ['doneAt'],
      orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
      offset: limits.serverActsMax,
      limit: 1,
      disableIdentityMap: true,
    },
  );
  if (oldest !== undefined) await tx.em.nativeDelete(ServerAct, { doneAt: { $lte: oldest.doneAt } });
}
