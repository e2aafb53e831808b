import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../core/unit-of-work.ts';
import { newId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { Session } from './session.ts';

/** The device that signs in, as it says of itself, and whether it stays signed in when the browser closes. */
export interface Device {
  readonly userAgent: string;
  readonly isKept: boolean;
}

/** A session that has just begun; `token` (256 random bits, base64url) is told here once and stored nowhere. */
export interface StartedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly isKept: boolean;
}

/** Begins a session for the user within the transaction. */
export function startSession(tx: Transaction, userId: string, device: Device): StartedSession {
  const token = randomBytes(32).toString('base64url');
  const id = newId(tx.now.getTime());
  tx.em.create(Session, {
    id,
    userId,
    tokenHash: hashToken(token),
    isKept: device.isKept,
    userAgent: device.userAgent.slice(0, 200),
    createdAt: tx.now,
    lastUsedAt: tx.now,
    expiresAt: expiryOf(device.isKept, tx.now),
  });
  return { sessionId: id, token, isKept: device.isKept };
}

/** SHA-256 in hex: a token has 256 bits of its own, so a slow hash would add nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** When a session that is used now ends unless it is used again. */
export function expiryOf(isKept: boolean, now: Date): Date {
  return new Date(now.getTime() + (isKept ? limits.keptSessionIdleMs : limits.shortSessionIdleMs));
}
