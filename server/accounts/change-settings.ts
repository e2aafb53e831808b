import { newId } from '../shared/ids.ts';
import { lengthOf, limits } from '../shared/limits.ts';
import { hasControlCharacters, isBlank, requireWellFormed } from '../shared/text.ts';
import { type InputProblem, refuseIfAny } from '../shared/user-error.ts';
import type { FixedSettings, Services } from '../core/services.ts';
import type { Transaction } from '../core/unit-of-work.ts';
import { requireServerRight } from './act-on-person.ts';
import { type CurrentSettings, currentSettings, lockSettings } from './current-settings.ts';
import { noteServerAct } from './server-act.ts';
import { type ServerSettings, SettingsChange } from './server-settings.ts';
import { settleHolds } from './settle-holds.ts';

/** What may be changed; what is left out stays as it is. */
export type SettingsInput = Partial<Omit<CurrentSettings, 'version'>>;

/**
 * Changes how the server works, in force at once on every node and told to every open screen; each change is recorded. Where an address becomes
 * required, those who have proved none are held back until they have. Throws FORBIDDEN,
 * and `InvalidInput` for a bad value or a setting that the environment fixes.
 */
export async function changeSettings(
  { work, rateLimits, fixed }: Services,
  viewerId: string,
  input: SettingsInput,
): Promise<CurrentSettings> {
  refuseIfAny(settingsProblems(input, fixed));
  await rateLimits.take('changePerUser', viewerId);
  return work.transact(async (tx) => {
    await requireServerRight(tx, viewerId, 'changeSettings');
    const settings = await lockSettings(tx);
    const before = settings.email;
    await writeSettings(tx, settings, viewerId, input);
    await tx.em.flush();
    if (settings.email !== before) await settleHolds(tx, await currentSettings(tx.em, fixed));
    return currentSettings(tx.em, fixed);
  });
}

/** What is wrong with what is wanted, field by field. */
export function settingsProblems(input: SettingsInput, fixed: FixedSettings): (InputProblem | null)[] {
  return [
    ...fixedProblems(input, fixed),
    nameProblem(input.serverName),
    devicesProblem(input.devicesMax),
    emailProblem(input.email, fixed),
  ];
}

/** Writes what is wanted into the locked row, and who changed what; announces it if anything is another. */
export async function writeSettings(
  tx: Transaction,
  settings: ServerSettings,
  viewerId: string,
  input: SettingsInput,
): Promise<void> {
  const wanted = { ...input, ...(input.serverName !== undefined && { serverName: input.serverName.trim() }) };
  const changed = (Object.keys(wanted) as (keyof SettingsInput)[]).filter((name) => wanted[name] !== settings[name]);
  if (changed.length === 0) return;
  for (const name of changed) await recordChange(tx, viewerId, name, String(settings[name]), String(wanted[name]));
  Object.assign(settings, wanted);
  settings.version++;
  tx.announce({ type: 'SettingsChanged', version: settings.version });
}

/** Writes down who changed a setting, from what to what. */
export async function recordChange(
  tx: Transaction,
  viewerId: string,
  setting: string,
  before: string,
  after: string,
): Promise<void> {
  tx.em.create(SettingsChange, {
    id: newId(tx.now.getTime()),
    changedById: viewerId,
    changedAt: tx.now,
    setting,
    before,
    after,
  });
  await noteServerAct(tx, 'CHANGED_SETTING', viewerId, { detail: setting });
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
function emailProblem(email: SettingsInput['email'], { hasMail }: FixedSettings): InputProblem | null {
  if (email !== 'REQUIRED' || hasMail) return null;
  const advice = 'Set SMTP_URL and MAIL_FROM in its environment first.';
  return { field: 'email', message: `This server has no mail server, so nobody could prove an address. ${advice}` };
}

function devicesProblem(devicesMax: number | undefined): InputProblem | null {
  if (devicesMax === undefined || (devicesMax >= 1 && devicesMax <= limits.devicesMaxMax)) return null;
  return { field: 'devicesMax', message: `Devices per person must be from 1 to ${limits.devicesMaxMax}.` };
}
