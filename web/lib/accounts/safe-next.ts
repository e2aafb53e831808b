const home = '/rooms';

/**
 * Where to go after signing in: the path that was asked for, if it lies on this site and behind the door; else the rooms. `next` comes
 * from the address bar, so anybody may have written it: other sites, `//host`, `/\host` and schemes are refused.
 */
export function safeNext(next: string | null): string {
  if (!next || !/^\/[^/\\]/u.test(next)) return home;
  const base = 'https://hearth.invalid';
  const url = URL.parse(next, base);
  if (url?.origin !== base || /^\/(?:sign-in|sign-up)?$/u.test(url.pathname)) return home;
  return url.pathname + url.search + url.hash;
}

/** The address of an outside page that leads back to where one wanted to go. */
export function withNext(page: string, search: string): string {
  const next = new URLSearchParams(search).get('next');
  return next ? `${page}?next=${encodeURIComponent(next)}` : page;
}
