import type { ThemeChoice } from '#lib/ui/theme.ts';

/** A theme as the account keeps it (schema.graphql's enum Theme). */
export type AccountTheme = 'SYSTEM' | 'LIGHT' | 'DARK';

const choices: Readonly<Record<AccountTheme, ThemeChoice>> = { SYSTEM: 'system', LIGHT: 'light', DARK: 'dark' };

export function themeChoiceOf(theme: AccountTheme): ThemeChoice {
  return choices[theme];
}
