import { randomBytes } from 'node:crypto';
import { Invite } from '../accounts/invite.ts';
import { noteServerAct } from '../accounts/server-act.ts';
import { hashToken } from '../accounts/start-session.ts';
import type { Services } from '../core/services.ts';
import { newId } from '../shared/ids.ts';
import { lengthOf, limits } from '../shared/limits.ts';
import { hasControlCharacters, requireWellFormed } from '../shared/text.ts';
import { type InputProblem, refuseIfAny } from '../shared/user-error.ts';
import { holdInviting } from './may-invite.ts';

export interface CreateInvite {
  readonly roomId: string | null;
  readonly note: string;
  readonly hours: number | null;
  readonly usesMax: number | null;
}

/**
 * Makes an invite and answers its code, 128 random bits in base64url, this once. Throws `InvalidInput`, `RoomNotFound` or FORBIDDEN.
 */
export async function createInvite(
  { work, rateLimits }: Services,
  viewerId: string,
  input: CreateInvite,
): Promise<{ readonly invite: Invite; readonly code: string }> {
  refuseIfAny([noteProblem(input.note), hoursProblem(input.hours), usesProblem(input.usesMax)]);
  await rateLimits.take('createInvitePerUser', viewerId);
  const code = randomBytes(16).toString('base64url');
  const invite = await work.transact(async (tx) => {
    const { opensServer } = await holdInviting(tx, viewerId, input.roomId);
    if (opensServer) await noteServerAct(tx, 'INVITED', viewerId);
    return tx.em.create(Invite, {
      id: newId(tx.now.getTime()),
      codeHash: hashToken(code),
      roomId: input.roomId,
      opensServer,
      note: input.note.trim(),
      createdById: viewerId,
      createdAt: tx.now,
      expiresAt: input.hours === null ? null : new Date(tx.now.getTime() + input.hours * 3_600_000),
      usesMax: input.usesMax,
      useCount: 0,
      revokedAt: null,
    });
  });
  return { invite, code };
}

function noteProblem(note: string): InputProblem | null {
  requireWellFormed(note, 'note');
  const problem = (message: string): InputProblem => ({ field: 'note', message });
  if (lengthOf(note.trim()) > limits.inviteNoteLengthMax)
    return problem(`The note must have at most ${limits.inviteNoteLengthMax} characters.`);
  if (hasControlCharacters(note.trim())) return problem('The note may not have line breaks or control characters.');
  return null;
}

function hoursProblem(hours: number | null): InputProblem | null {
  if (hours === null || (hours >= 1 && hours <= limits.inviteHoursMax)) return null;
  return { field: 'hours', message: `An invitation may last from 1 to ${limits.inviteHoursMax} hours, or for ever.` };
}

function usesProblem(usesMax: number | null): InputProblem | null {
  if (usesMax === null || (usesMax >= 1 && usesMax <= limits.inviteUsesMax)) return null;
  return {
    field: 'usesMax',
    message: `An invitation may be for 1 to ${limits.inviteUsesMax} people, or for any number.`,
  };
}
