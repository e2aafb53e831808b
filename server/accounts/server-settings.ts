import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

export const waysIn = ['OPEN', 'INVITE', 'CLOSED'] as const;
export const emailRules = ['OFF', 'OPTIONAL', 'REQUIRED'] as const;
export const deviceRules = ['UNLIMITED', 'LIMITED', 'ONE_REFUSE', 'ONE_REPLACE'] as const;

const ServerSettingsSchema = defineEntity({
  name: 'ServerSettings',
  tableName: 'server_settings',
  properties: {
    id: p.string().primary(),
    serverName: p.string(),
    wayIn: p.enum(waysIn),
    email: p.enum(emailRules),
    isQuickJoinOn: p.boolean(),
    devices: p.enum(deviceRules),
    devicesMax: p.integer(),
    filesMark: p.string().nullable(),
    version: p.integer(),
  },
});

/**
 * The settings that an admin page changes: one row, whose id is `settingsId`. `version` is raised by every change, so that a node knows
 * whether it has heard of the last. `filesMark` is in the server's folder of files too; null until its first start. The row is locked by whatever must not
 * happen twice at once on the whole server.
 */
export class ServerSettings extends ServerSettingsSchema.class {}

ServerSettingsSchema.setClass(ServerSettings);

export const settingsId = 'server';

const SettingsChangeSchema = defineEntity({
  name: 'SettingsChange',
  tableName: 'settings_change',
  indexes: [{ properties: ['changedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    changedById: () => p.manyToOne(User).mapToPk().name('changed_by_id').index().nullable().deleteRule('set null'),
    changedAt: p.datetime(),
    setting: p.string(),
    before: p.string(),
    after: p.string(),
  },
});

/** Who changed which setting when, from what to what. */
export class SettingsChange extends SettingsChangeSchema.class {}

SettingsChangeSchema.setClass(SettingsChange);
