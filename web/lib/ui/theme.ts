export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'hearth-theme';

/** The theme chosen on this device, before the account's preference is known. */
export function chosenTheme(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Shows a theme at once, in every tab, and keeps it for the next start. `before-paint.js` does the colouring. */
export function showTheme(theme: ThemeChoice): void {
  if (theme === 'system') localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, theme);
  dispatchEvent(new Event('hearth-look'));
}
