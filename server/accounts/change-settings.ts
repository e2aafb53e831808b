import { newId } from '../shared/ids.ts';
import { lengthOf, limits } from '../shared/limits.ts';
import { hasControlCharacters, isBlank, requireWellFormed } from '../shared/text.ts';
import { type InputProblem, refuseIfAny } from '../shared/user-error.ts';
import type { FixedSettings, Services } from '../core/services.ts';
import { requireServerRight } from './act-on-person.ts';
import { type CurrentSettings, currentSettings, lockSettings } from './current-settings.ts';
import { SettingsChange } from './server-settings.ts';

/** What may be changed; what is left out stays as it is. */
export type SettingsInput = Partial<Omit<CurrentSettings, 'version'>>;

/**
 * Changes how the server works, in force at once on every node and told to every open screen; each change is recorded. Throws FORBIDDEN,
 * and `InvalidInput` for a bad value or a setting that the environment fixes.
 */
export async function changeSettings(
  { work, rateLimits, fixed }: Services,
  viewerId: string,
  input: SettingsInput,
): Promise<CurrentSettings> {
  refuseIfAny([
    ...fixedProblems(input, fixed),
    nameProblem(input.serverName),
    devicesProblem(input.devicesMax),
    emailProblem(input.email),
  ]);
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    await requireServerRight(tx, viewerId, 'changeSettings');
    const settings = await lockSettings(tx);
    const wanted = { ...input, ...(input.serverName !== undefined && { serverName: input.serverName.trim() }) };
    const changed = (Object.keys(wanted) as (keyof SettingsInput)[]).filter((name) => wanted[name] !== settings[name]);
    if (changed.length > 0) {
      for (const name of changed) {
        tx.em.create(SettingsChange, {
          id: newId(tx.now.getTime()),
          changedById: viewerId,
          changedAt: tx.now,
          setting: name,
          before: String(settings[name]),
          after: String(wanted[name]),
        });
      }
      Object.assign(settings, wanted);
      settings.version++;
      tx.announce({ type: 'SettingsChanged', version: settings.version });
      await tx.em.flush();
    }
    return currentSettings(tx.em, fixed);
  });
}

function fixedProblems(input: SettingsInput, fixed: FixedSettings): (InputProblem | null)[] {
  const isFixed = (field: string, variable: string): InputProblem => ({
    field,
    message: `This is fixed by ${variable} in the environment of the server. Unset it there to change it here.`,
  });
  return [
    input.serverName !== undefined && fixed.serverName !== null ? isFixed('serverName', 'SERVER_NAME') : null,
    input.wayIn !== undefined && fixed.wayIn !== null ? isFixed('wayIn', 'SIGN_UP') : null,
  ];
}

function nameProblem(name: string | undefined): InputProblem | null {
  if (name === undefined) return null;
  requireWellFormed(name, 'serverName');
  const problem = (message: string): InputProblem => ({ field: 'serverName', message });
  if (isBlank(name)) return problem('The server needs a name.');
  if (lengthOf(name.trim()) > limits.serverNameLengthMax)
    return problem(`The name of the server must have at most ${limits.serverNameLengthMax} characters.`);
  if (hasControlCharacters(name.trim()))
    return problem('The name of the server may not have line breaks or control characters.');
  return null;
}

/** Proving an address takes letters, and those a mail server. */
function emailProblem(email: SettingsInput['email']): InputProblem | null {
  if (email !== 'REQUIRED') return null;
  return { field: 'email', message: 'This server has no mail server, so nobody could prove an address.' };
}

function devicesProblem(devicesMax: number | undefined): InputProblem | null {
  if (devicesMax === undefined || (devicesMax >= 1 && devicesMax <= limits.devicesMaxMax)) return null;
  return { field: 'devicesMax', message: `Devices per person must be from 1 to ${limits.devicesMaxMax}.` };
}
