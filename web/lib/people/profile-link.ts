import { goto } from '$app/navigation';
import { page } from '$app/state';

/** The card about a person lies over any page and is part of the address, so that Back closes it and a link can open it. */
const parameter = 'person';

/** Whose card the address names, by username. */
export function personIn(url: Pick<URL, 'search'>): string | null {
  return new URLSearchParams(url.search).get(parameter);
}

/** Shows the card about a person over the page that is open. */
export function openProfile(username: string): void {
  const query = new URLSearchParams(page.url.search);
  query.set(parameter, username);
  void goto(`${page.url.pathname}?${query}`, { reset: false });
}

/** Takes the card away again, unless that has happened. */
export function closeProfile(): void {
  if (personIn(page.url) === null) return;
  const query = new URLSearchParams(page.url.search);
  query.delete(parameter);
  const rest = query.size > 0 ? `?${query}` : '';
  void goto(`${page.url.pathname}${rest}`, { replace: true, reset: false });
}
