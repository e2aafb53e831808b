const dialogs = ['create', 'join', 'settings', 'delete', 'reports', 'write', 'requests'] as const;
export type RoomDialog = (typeof dialogs)[number];

/** Dialogs are part of the address, so that Back closes them and a link can open them. */
export function dialogHref(url: Pick<URL, 'pathname' | 'search'>, dialog: RoomDialog): string {
  const query = new URLSearchParams(url.search);
  query.set('dialog', dialog);
  return `${url.pathname}?${query}`;
}

export function dialogIn(url: Pick<URL, 'pathname' | 'search'>): RoomDialog | null {
  const name = new URLSearchParams(url.search).get('dialog');
  return dialogs.find((dialog) => dialog === name) ?? null;
}

export function withoutDialog(url: Pick<URL, 'pathname' | 'search'>): string {
  const query = new URLSearchParams(url.search);
  query.delete('dialog');
  const rest = query.toString();
  return rest ? `${url.pathname}?${rest}` : url.pathname;
}
