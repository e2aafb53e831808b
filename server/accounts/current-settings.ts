import type { SqlEntityManager } from '@mikro-orm/sql';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { FixedSettings, Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { ServerSettings, settingsId } from './server-settings.ts';

/** The settings as they are in force: what the environment fixes, else what the admin page says. */
export type CurrentSettings = Pick<
  ServerSettings,
  'serverName' | 'wayIn' | 'email' | 'isQuickJoinOn' | 'devices' | 'devicesMax' | 'version'
>;

/** Writes the settings that a new server has; harmless on one that has them. */
export async function ensureSettings({ work }: Pick<Services, 'work'>): Promise<void> {
  const made = work.transact(async (tx) => {
    if ((await tx.em.count(ServerSettings)) > 0) return;
    tx.em.create(ServerSettings, {
      id: settingsId,
      serverName: 'Hearth',
      wayIn: 'OPEN',
      email: 'OPTIONAL',
      isQuickJoinOn: false,
      devices: 'UNLIMITED',
      devicesMax: 5,
      filesMark: null,
      version: 1,
    });
  });
  await made.catch((error: unknown) => {
    // Another node that started at the same time was quicker.
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  });
}

/** Reads the settings from the database: what another node changed counts from its commit on. */
export async function currentSettings(em: SqlEntityManager, fixed: FixedSettings): Promise<CurrentSettings> {
  const { serverName, wayIn, email, isQuickJoinOn, devices, devicesMax, version } = await em.findOneOrFail(
    ServerSettings,
    settingsId,
    { disableIdentityMap: true },
  );
  return {
    serverName: fixed.serverName ?? serverName,
    wayIn: fixed.wayIn ?? wayIn,
    // Nobody could prove an address: nobody is kept out for want of a letter.
    email: email === 'REQUIRED' && !fixed.hasMail ? 'OPTIONAL' : email,
    isQuickJoinOn,
    devices,
    devicesMax,
    version,
  };
}

/** The names of the settings that the environment fixes. */
export function fixedNames(fixed: FixedSettings): string[] {
  return Object.entries(fixed).flatMap(([name, value]) => (typeof value === 'string' ? [name] : []));
}

/** The settings' row, locked until the transaction ends. */
export function lockSettings(tx: Transaction): Promise<ServerSettings> {
  return tx.em.findOneOrFail(ServerSettings, settingsId, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
