import { hash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { UserError } from '../shared/user-error.ts';
import type { CurrentSettings } from './current-settings.ts';
import { endSessions } from './end-sessions.ts';
import { mustProveEmail } from './must-prove-email.ts';
import { Session } from './session.ts';
import { User } from './user.ts';

/** The device that signs in, as it says of itself, and whether it stays signed in when the browser closes. */
export interface Device {
  readonly userAgent: string;
  readonly isKept: boolean;
  /** The session with which the device asks, which the new one replaces; null if there is none. */
  readonly replaces: string | null;
  /** Whether others of the person's sessions may be ended where the server allows no more of them. */
  readonly mayEndOthers: boolean;
}

/** A session that has just begun; `token` (256 random bits, base64url) is told here once and stored nowhere. */
export interface StartedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly isKept: boolean;
  /** Whether the person has to prove an address before it is good for anything else. */
  readonly isHeld: boolean;
}

/**
 * Begins a session for the user within the transaction: the only way to one. Throws `AccountSuspended`, or `TooManyDevices` where the server
 * allows a person so many and they have them.
 */
export async function startSession(
  tx: Transaction,
  userId: string,
  device: Device,
  settings: CurrentSettings,
): Promise<StartedSession> {
  // Locked, so that two devices that sign in at once are two, and nobody slips in while they are being suspended.
  const user = await tx.em.findOneOrFail(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  // Deleted while the password was checked.
  if (user.deletedAt !== null) throw new UserError('WrongCredentials', 'Wrong username or password.');
  if (user.suspendedAt !== null) throw accountSuspended();
  if (device.replaces !== null) await endSessions(tx, { id: device.replaces });
  await makeRoom(tx, userId, device, settings);
  const token = randomBytes(32).toString('base64url');
  const id = newId(tx.now.getTime());
  const isHeld = mustProveEmail(user, settings);
  tx.em.create(Session, {
    id,
    userId,
    tokenHash: hashToken(token),
    isKept: device.isKept,
    isHeld,
    userAgent: device.userAgent.slice(0, 200),
    createdAt: tx.now,
    lastUsedAt: tx.now,
    expiresAt: expiryOf(device.isKept, tx.now, tx.now),
  });
  return { sessionId: id, token, isKept: device.isKept, isHeld };
}

/** Sees to it that one more session is within what the server allows. */
async function makeRoom(
  tx: Transaction,
  userId: string,
  { mayEndOthers }: Device,
  { devices, devicesMax }: CurrentSettings,
): Promise<void> {
  if (devices === 'UNLIMITED') return;
  const most = devices === 'LIMITED' ? devicesMax : 1;
  const others = await tx.em.find(
    Session,
    { userId, expiresAt: { $gt: tx.now } },
    { fields: ['id'], orderBy: { lastUsedAt: 'desc', id: 'desc' }, disableIdentityMap: true },
  );
  const tooMany = others.slice(most - 1).map((session) => session.id);
  if (tooMany.length === 0) return;
  if (devices !== 'ONE_REPLACE' && !mayEndOthers) throw tooManyDevices(most);
  await endSessions(tx, { id: { $in: tooMany } });
}

function tooManyDevices(most: number): UserError {
  const already =
    most === 1
      ? 'You are signed in on another device, and this server allows one at a time.'
      : `You are signed in on ${most} devices, as many as this server allows.`;
  return new UserError(
    'TooManyDevices',
    `${already} Sign out there, or let this sign-in end the one used longest ago.`,
    {
      devicesMax: most,
    },
  );
}

/** What somebody is told who knows the password of an account that is shut out. */
export function accountSuspended(): UserError {
  return new UserError('AccountSuspended', 'This account is suspended. Ask the people who run this server.');
}

/** SHA-256 in hex: a token has 256 bits of its own, so a slow hash would add nothing. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** When a session that began at `createdAt` and is used now ends unless it is used again. */
export function expiryOf(isKept: boolean, createdAt: Date, now: Date): Date {
  const idleMs = isKept ? limits.keptSessionIdleMs : limits.shortSessionIdleMs;
  return new Date(Math.min(now.getTime() + idleMs, endOf(isKept, createdAt).getTime()));
}

/** When a session that began at `createdAt` ends however much it is used. */
export function endOf(isKept: boolean, createdAt: Date): Date {
  return new Date(createdAt.getTime() + (isKept ? limits.keptSessionLastsMs : limits.shortSessionLastsMs));
}
