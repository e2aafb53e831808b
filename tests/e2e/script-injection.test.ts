import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations, roomOf, signUp, type Person } from '../support/cast.ts';
import { log, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

/** Texts that run as a program wherever they are taken for markup, an address, a template or an attribute. */
const corpus = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  `' onmouseover='alert(1)`,
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://example.org',
  '[click](javascript:alert(1))',
  '<a href="javascript:alert(1)">x</a>',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/"onclick="alert(1)',
  'https://example.org/<img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<style>*{background:url(//example.org/x)}</style>',
  '<base href=//example.org/>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '\\u003cimg src=x onerror=alert(1)\\u003e',
];

const stage = useStage();
let anna: Person;
let mallory: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
  mallory = await signUp(stage.server, 'mallory');
});

/** Fails when a page asks anything of the person, which none of these pages does by itself. */
function refuseDialogs(page: Page): string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}

const dangerousLinks = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('a[href]'), (link) => (link as HTMLAnchorElement).href).filter(
      (href) => !/^https?:/.test(href),
    ),
  );

describe('what looks like a program', () => {
  it('is shown as it was written in messages, and runs nowhere', async () => {
    const room = await roomOf(mallory, [anna]);
    for (const text of corpus) await mallory.say(room.id, text);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    const dialogs = refuseDialogs(page);
    await log(page).getByText(corpus.at(-1)!, { exact: true }).waitFor();
    const shown = await page.getByRole('article').locator('[dir=auto]:not(p)').allTextContents();
    expect(shown).toEqual(corpus);
    const foreign = log(page).getByRole('article').locator('img, script, iframe, style, base, math, form');
    expect(await foreign.count()).toBe(0);
    expect(await dangerousLinks(page)).toEqual([]);
    for (const link of await log(page).getByRole('link').all()) {
      await link.hover();
      expect(await link.getAttribute('rel')).toContain('noopener');
    }
    expect(dialogs).toEqual([]);
  });

  it('is shown as it was written in the names of rooms and people, and runs nowhere', async () => {
    const names = corpus.filter((text) => Array.from(text).length <= 60);
    const page = await stage.open(anna, '/rooms');
    const dialogs = refuseDialogs(page);
    let lastId = '';
    for (const name of names) {
      const { updateProfile } = await mallory.run(operations.updateProfile, {
        input: { displayName: name.slice(0, 50), bio: name },
      });
      expect(updateProfile.error).toBeNull();
      const room = await roomOf(mallory, [anna], { name, description: name });
      await mallory.say(room.id, name);
      lastId = room.id;
    }
    for (const name of names) await roomList(page).getByText(name, { exact: true }).first().waitFor();
    await page.goto(`/rooms/${lastId}?people`);
    await page
      .getByRole('region', { name: words('room_people') })
      .getByText(names.at(-1)!.slice(0, 50))
      .first()
      .waitFor();
    await page.getByRole('heading', { name: names.at(-1)!, level: 1 }).waitFor();
    await page
      .getByRole('link', { name: words('rooms_join') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('room_join_title') });
    for (const name of names) await dialog.getByText(name, { exact: true }).first().waitFor();
    expect(await dangerousLinks(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it("is shown as it was written in one's own profile and draft, and runs nowhere", async () => {
    const name = '<b onclick=alert(1)>M</b>';
    await mallory.run(operations.updateProfile, { input: { displayName: name, bio: corpus.join('\n').slice(0, 400) } });
    const page = await stage.open(mallory, '/settings');
    const dialogs = refuseDialogs(page);
    await page.getByText(name, { exact: true }).first().waitFor();
    expect(await page.getByRole('textbox', { name: words('settings_bio') }).inputValue()).toContain(corpus[0]);
    expect(dialogs).toEqual([]);
  });
});
