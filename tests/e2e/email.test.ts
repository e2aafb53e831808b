import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castOf, goodPassword, operations, signUp, type Cast, type Person } from '../support/cast.ts';
import { startMailServer } from '../support/mail-server.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, phone, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const mail = await startMailServer();
const stage = useStage({ settings: { SMTP_URL: mail.url, MAIL_FROM: 'Hearth <chat@example.org>' } });
let cast: Cast;

beforeAll(async () => {
  cast = await castOf(stage.server);
});
afterAll(() => mail.halt());

const otherPassword = 'copper windmill under frost';
const rule = (email: string) => cast.anna.run(operations.changeServerSettings, { input: { email } });

const sizes: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
];

const button = (page: Page, key: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(key), exact: true });
const field = (page: Page, key: Parameters<typeof words>[0]) => page.getByLabel(words(key), { exact: true });
const pathOf = (link: string): string => new URL(link).pathname;
const wrong = (code: string): string => (code.startsWith('0') ? '1' : '0') + code.slice(1);

describe.each(sizes)('my address, on %s', (size, options) => {
  const nameOf = (word: string): string => `${word}-${options.isMobile ? 'phone' : 'desk'}`;
  const addressOf = (word: string): string => `${nameOf(word)}@example.org`;
  beforeEach(() => rule('OPTIONAL'));

  async function join(word: string): Promise<Page> {
    const page = await stage.open(null, '/sign-up', options);
    // Once the page knows that an address is asked for, its label says no more that it is optional.
    await field(page, 'account_email').waitFor();
    await field(page, 'account_username').fill(nameOf(word));
    await field(page, 'account_password').fill(goodPassword);
    await button(page, 'account_sign_up_submit').click();
    await page.getByText(words('email_missing')).waitFor();
    await field(page, 'account_email').fill(addressOf(word));
    await button(page, 'account_sign_up_submit').click();
    await page.waitForURL('**/confirm');
    return page;
  }

  /** Somebody whose address is proved. */
  async function proven(word: string): Promise<Person> {
    const person = await signUp(stage.server, nameOf(word), { email: addressOf(word) });
    await person.run(operations.proveEmail, { input: { code: (await mail.letterTo(addressOf(word))).code } });
    return person;
  }

  test('is confirmed by a code before I get in, where everybody has to', async () => {
    await rule('REQUIRED');
    const page = await join('rosa');
    const { code } = await mail.letterTo(addressOf('rosa'));
    await field(page, 'email_code').fill(wrong(code));
    await button(page, 'email_confirm').click();
    await page.getByText('This code does not work.').waitFor();
    await shoot(page, `${size}-confirm`);
    expect(await barriers(page)).toEqual([]);
    await page.goto('/rooms');
    await page.waitForURL('**/confirm');
    await button(page, 'email_resend').click();
    await page.getByText(words('email_resent', { email: addressOf('rosa') })).waitFor();
    await field(page, 'email_code').fill((await mail.letterTo(addressOf('rosa'), 2)).code);
    await button(page, 'email_confirm').click();
    await page.waitForURL('**/rooms**');
    await page.reload();
    await page.waitForURL('**/rooms**');
  });

  test('is confirmed by a link that I open elsewhere, and the page goes on by itself', async () => {
    await rule('REQUIRED');
    const page = await join('sven');
    const elsewhere = await stage.open(null, pathOf((await mail.letterTo(addressOf('sven'))).link), options);
    await elsewhere.getByText(addressOf('sven')).waitFor();
    await shoot(elsewhere, `${size}-link`);
    expect(await barriers(elsewhere)).toEqual([]);
    await button(elsewhere, 'email_confirm').click();
    await elsewhere.getByText(words('email_confirmed_notice')).waitFor();
    await page.waitForURL('**/rooms**');
    await elsewhere.reload();
    await elsewhere.getByText(words('email_link_invalid')).waitFor();
  });

  test('is asked for at once on open screens when it becomes required', async () => {
    const tilda = await signUp(stage.server, nameOf('tilda'));
    const page = await stage.open(tilda, '/settings', options);
    await button(page, 'email_give').waitFor();
    await rule('REQUIRED');
    await page.waitForURL('**/confirm');
    await field(page, 'email_new').fill(addressOf('tilda'));
    await field(page, 'password_present').fill(goodPassword);
    await button(page, 'email_use').click();
    await field(page, 'email_code').fill((await mail.letterTo(addressOf('tilda'))).code);
    await button(page, 'email_confirm').click();
    await page.waitForURL('**/rooms**');
  });

  test('brings me a new password', async () => {
    const ursa = await proven('ursa');
    const page = await stage.open(null, '/sign-in', options);
    await page.getByRole('link', { name: words('account_forgotten') }).click();
    await button(page, 'recover_ask').waitFor();
    await shoot(page, `${size}-ask`);
    await field(page, 'account_login').fill(ursa.username.toUpperCase());
    await button(page, 'recover_ask').click();
    await page.getByText(words('recover_lead_letter')).waitFor();
    await page.reload();
    const { code } = await mail.letterTo(addressOf('ursa'), 2);
    await field(page, 'email_code').fill(wrong(code));
    await field(page, 'password_new').fill(otherPassword);
    await button(page, 'recover_submit').click();
    await page.getByText('This code does not work.').waitFor();
    await shoot(page, `${size}-recover`);
    expect(await barriers(page)).toEqual([]);
    await field(page, 'email_code').fill(code);
    await button(page, 'recover_submit').click();
    await page.getByText(words('recover_done', { username: ursa.username })).waitFor();
    expect((await ursa.ask(operations.viewer)).status).toBe(401);
  });

  test('is changed in the settings, live on all my screens', async () => {
    const vito = await proven('vito');
    const page = await stage.open(vito, '/settings', options);
    const other = await stage.open(vito, '/settings', options);
    await button(page, 'email_change').click();
    await field(page, 'email_new').fill(addressOf('vito-new'));
    await page
      .getByRole('region', { name: words('email_title') })
      .getByLabel(words('password_present'), { exact: true })
      .fill(goodPassword);
    await button(page, 'email_use').click();
    await field(other, 'email_code').waitFor();
    await shoot(page, `${size}-settings-pending`);
    expect(await barriers(page)).toEqual([]);
    await field(page, 'email_code').fill((await mail.letterTo(addressOf('vito-new'))).code);
    await button(page, 'email_confirm').click();
    for (const screen of [page, other])
      await screen.getByText(words('email_is_confirmed', { email: addressOf('vito-new') })).waitFor();
    expect((await mail.letterTo(addressOf('vito'), 2)).text).toContain('does not use this address any more');
  });

  test('and the way letters go are the admins’ to look after', async () => {
    const page = await stage.open(cast.anna, '/admin/settings', options);
    const section = page.getByRole('region', { name: words('admin_mail'), exact: true });
    await section.getByText('chat@example.org').waitFor();
    await section.getByLabel(words('admin_mail_to')).fill(addressOf('anna'));
    await button(page, 'admin_mail_test').click();
    await page.getByText(words('admin_mail_sent', { email: addressOf('anna') })).waitFor();
    expect((await mail.letterTo(addressOf('anna'))).text).toContain('Mail works.');
    mail.mood = 'refuses';
    await button(page, 'admin_mail_test').click();
    await section.getByRole('alert').getByText('refused the email for good').waitFor();
    await shoot(page, `${size}-admin-mail`);
    expect(await barriers(page)).toEqual([]);
    mail.mood = 'takes';
    await page.getByRole('radio', { name: words('admin_email_required') }).waitFor();
  });
});

describe.each(sizes)('a session that is not kept, on %s', (size, options) => {
  test('warns before it ends, in every tab; staying in one keeps all, and nothing ends it', async () => {
    const name = `wim-${options.isMobile ? 'phone' : 'desk'}`;
    await signUp(stage.server, name);
    const { context } = await stage.profile(null, options);
    await context.clock.install();
    const page = await context.newPage();
    await page.goto('/sign-in');
    await field(page, 'account_login').fill(name);
    await field(page, 'account_password').fill(goodPassword);
    await page.getByRole('checkbox', { name: words('account_keep_signed_in') }).uncheck();
    await button(page, 'account_sign_in_submit').click();
    await page.waitForURL('**/rooms**');
    const other = await context.newPage();
    await other.goto('/settings');
    await roomOrSettings(other);
    // What watches over the session is loaded by itself; its time is counted from then on.
    await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));
    const idle = async (minutes: number): Promise<void> => {
      stage.server.clock.advance(minutes * 60_000);
      await context.clock.fastForward(minutes * 60_000);
    };
    const warning = (on: Page) => on.getByRole('alertdialog', { name: words('session_ending_title') });

    await idle(28.5);
    await Promise.all([warning(page).waitFor(), warning(other).waitFor()]);
    await shoot(page, `${size}-session-ending`);
    expect(await barriers(page)).toEqual([]);
    await button(other, 'session_ending_stay').click();
    await Promise.all([page, other].map((tab) => warning(tab).waitFor({ state: 'hidden' })));

    await idle(28.5);
    await Promise.all([warning(page).waitFor(), warning(other).waitFor()]);
    await idle(2);
    await page.waitForURL('**/sign-in**');
    await other.waitForURL('**/sign-in**');
    await page.getByText(words('account_session_ended')).waitFor();
  });
});

async function roomOrSettings(page: Page): Promise<void> {
  await page
    .getByRole('heading', { name: words('settings_title'), level: 1 })
    .or(roomList(page))
    .first()
    .waitFor();
}
