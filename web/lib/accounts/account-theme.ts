import type { ThemeChoice } from '#lib/ui/theme.ts';
import { Choice } from './choice.svelte.ts';

/** A theme as the account keeps it (schema.graphql's enum Theme). */
export type AccountTheme = 'SYSTEM' | 'LIGHT' | 'DARK';

/** The theme as its person chooses it in this tab. */
export const ownTheme = new Choice<AccountTheme>();

const choices: Readonly<Record<AccountTheme, ThemeChoice>> = { SYSTEM: 'system', LIGHT: 'light', DARK: 'dark' };

export function themeChoiceOf(theme: AccountTheme): ThemeChoice {
  return choices[theme];
}
