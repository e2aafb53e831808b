import { limits, lengthOf } from '../shared/limits.ts';
import { foldCase, hasControlCharacters, isBlank, requireWellFormed } from '../shared/text.ts';
import type { InputProblem } from '../shared/user-error.ts';

/** What two room names share when letter case and blanks do not count. */
export function roomNameKey(name: string): string {
  return foldCase(name).replace(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/gu, '');
}

/** The broken rule of a room's name, or null. */
export function roomNameProblem(name: string): InputProblem | null {
  requireWellFormed(name, 'name');
  const problem = (message: string): InputProblem => ({ field: 'name', message });
  const trimmed = name.trim();
  if (isBlank(trimmed)) return problem('Room name is required.');
  if (lengthOf(trimmed) > limits.roomNameLengthMax || lengthOf(roomNameKey(trimmed)) > limits.keyLengthMax)
    return problem(`Room name must have at most ${limits.roomNameLengthMax} characters.`);
  if (hasControlCharacters(trimmed)) return problem('Room name may not have line breaks or control characters.');
  return null;
}

/** The broken rule of a room's description, or null. */
export function roomDescriptionProblem(description: string): InputProblem | null {
  requireWellFormed(description, 'description');
  if (lengthOf(description) <= limits.roomDescriptionLengthMax) return null;
  return {
    field: 'description',
    message: `Description must have at most ${limits.roomDescriptionLengthMax} characters.`,
  };
}

/** The broken rule of what somebody is told who is banned, or null. */
export function banReasonProblem(reason: string | null): InputProblem | null {
  if (reason === null) return null;
  requireWellFormed(reason, 'reason');
  if (lengthOf(reason.trim()) <= limits.banReasonLengthMax) return null;
  return { field: 'reason', message: `The reason must have at most ${limits.banReasonLengthMax} characters.` };
}

/** The broken rule of a room's password, or null: a room has one exactly if its way in is a password. */
export function roomPasswordProblem(access: string, password: string | null): InputProblem | null {
  const problem = (message: string): InputProblem => ({ field: 'password', message });
  if (access !== 'PASSWORD') return password ? problem('Only a room whose way in is a password can have one.') : null;
  if (!password) return problem('A room password is required.');
  requireWellFormed(password, 'password');
  const length = lengthOf(password);
  if (length < limits.roomPasswordLengthMin || length > limits.passwordLengthMax) {
    return problem(
      `Room password must have ${limits.roomPasswordLengthMin} to ${limits.passwordLengthMax} characters.`,
    );
  }
  return null;
}
