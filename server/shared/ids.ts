import { randomBytes } from 'node:crypto';
import { RequestError } from './request-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A new UUID of version 7 (RFC 9562): ordered by time, so that neighbours in time are neighbours on disk. */
export function newId(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id in the one spelling that is stored (lower case). Throws BAD_USER_INPUT naming `field` unless it is a UUID. */
export function parseId(value: string, field: string): string {
  if (!UUID.test(value)) {
    throw new RequestError('BAD_USER_INPUT', `${field} must be a UUID like 018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f.`);
  }
  return value.toLowerCase();
}
