/** The sign of unread messages outside the page: a dot on the browser tab's icon, a number on the installed app's. */
export function showUnread(count: number): void {
  void showDot(count > 0);
  void showBadge(count);
}

const dot = '<circle cx="49" cy="15" r="15" fill="#d92d20" stroke="#fff" stroke-width="4"/></svg>';
let wantsDot = false;

async function showDot(isWanted: boolean): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"][type="image/svg+xml"]');
  if (!link || wantsDot === isWanted) return;
  wantsDot = isWanted;
  link.dataset['plain'] ??= link.href;
  const plain = link.dataset['plain'];
  if (!isWanted) return void (link.href = plain);
  try {
    const image = await (await fetch(plain)).text();
    const dotted = image.trim().replace(/<\/svg>$/, dot);
    if (wantsDot) link.href = `data:image/svg+xml,${encodeURIComponent(dotted)}`;
  } catch {
    // No icon to draw on: the title tells the number.
    wantsDot = false;
  }
}

async function showBadge(count: number): Promise<void> {
  const { setAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void> };
  // Zero takes it away. A system without badges refuses, which changes nothing.
  await setAppBadge?.call(navigator, count).catch(() => undefined);
}
