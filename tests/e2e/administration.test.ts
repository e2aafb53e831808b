import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, freshName, goodPassword, operations, roomOf, signUp, type Cast } from '../support/cast.ts';
import { makePicture, upload } from '../support/pictures.ts';
import { report } from '../support/reports.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, eventually, phone, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let cast: Cast;

beforeAll(async () => {
  cast = await castOf(stage.server);
});

const sizes: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
];

const line = (page: Page, name: string) =>
  page
    .getByRole('region', { name: words('admin_people') })
    .getByRole('listitem')
    .filter({ hasText: `@${name}` });
const menuOf = (page: Page, name: string) =>
  line(page, name).getByRole('button', { name: new RegExp(words('admin_actions', { name: '.*' })) });
const say = (page: Page, key: Parameters<typeof words>[0]) =>
  page.getByRole('button', { name: words(key), exact: true });

describe.each(sizes)('administration on %s', (size, options) => {
  test('is opened from the settings; suspends somebody, who is out at once, and restores them', async () => {
    const [page, theirs] = await Promise.all([
      stage.open(cast.anna, '/settings', options),
      stage.open(cast.cleo, '/rooms', options),
    ]);
    await page.getByRole('link', { name: words('admin_open') }).click();
    await page.getByRole('searchbox', { name: words('admin_people_search') }).fill('cle');
    await eventually(() => line(page, 'anna').count()).toBe(0);
    await menuOf(page, 'cleo').click();
    await shoot(page, `${size}-menu`);
    await page.getByRole('menuitem', { name: words('admin_suspend') }).click();
    expect(await barriers(page)).toEqual([]);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: words('admin_suspend'), exact: true })
      .click();
    await line(page, 'cleo').getByText(words('admin_suspended')).waitFor();
    await theirs.waitForURL('**/sign-in**');
    await theirs.getByLabel(words('account_login')).fill('cleo');
    await theirs.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(theirs, 'account_sign_in_submit').click();
    await theirs.getByRole('alert').getByText('This account is suspended.').waitFor();

    await menuOf(page, 'cleo').click();
    await page.getByRole('menuitem', { name: words('admin_restore') }).click();
    await line(page, 'cleo').getByText(words('admin_suspended')).waitFor({ state: 'detached' });
    await theirs.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(theirs, 'account_sign_in_submit').click();
    await theirs.waitForURL('**/rooms**');
  });

  test('changes the settings for every open screen, and tells who changed them', async () => {
    const [page, bens] = await Promise.all([
      stage.open(cast.anna, '/admin/settings', options),
      stage.open(cast.ben, '/rooms', options),
    ]);
    const name = freshName('Harbour');
    const field = page.getByRole('textbox', { name: words('admin_server_name') });
    await field.fill(' ');
    await say(page, 'admin_settings_save').click();
    await page.getByText('The server needs a name.').waitFor();
    await field.fill(name);
    await page.getByText(words('admin_way_in_invite'), { exact: true }).click();
    await say(page, 'admin_settings_save').click();
    await page.getByText(words('admin_settings_saved')).waitFor();
    await eventually(() => bens.title()).toContain(name);
    await page.getByText(name).last().waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-admin`);
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'OPEN' } });
  });

  test('invites a stranger, who makes an account by the link and is in the room', async () => {
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'INVITE' } });
    const [page, strangers] = await Promise.all([
      stage.open(cast.anna, '/admin/invites', options),
      stage.open(null, '/sign-up', options),
    ]);
    await strangers.getByText(words('account_sign_up_closed_title')).waitFor();
    await say(page, 'invite_create').click();
    await page.getByRole('textbox', { name: words('invite_note') }).fill('For Wilma');
    await page.getByRole('combobox', { name: words('invite_for_whom') }).selectOption('1');
    await say(page, 'invite_create_confirm').click();
    const link = await page.getByRole('dialog').locator('code').innerText();
    await page.getByRole('img', { name: words('invite_qr') }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-invite`);
    await say(page, 'invite_done').click();

    await strangers.goto(link);
    await strangers.getByText(/^anna invites you to /).waitFor();
    expect(await barriers(strangers)).toEqual([]);
    await shoot(strangers, `${size}-invitation`);
    const username = `wilma-${options.isMobile ? 'phone' : 'desk'}`;
    await strangers.getByLabel(words('account_username')).fill(username);
    await strangers.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
    await say(strangers, 'account_sign_up_submit').click();
    await strangers.waitForURL('**/rooms**');

    const late = await stage.open(null, new URL(link).pathname, options);
    await late.getByRole('heading', { name: words('invite_page_invalid_title') }).waitFor();
    await shoot(late, `${size}-invalid`);
    await page.reload();
    const wilma = page.getByRole('listitem').filter({ hasText: 'For Wilma' }).first();
    await wilma.getByText(words('invite_over')).waitFor();
    await cast.anna.run(operations.changeServerSettings, { input: { wayIn: 'OPEN' } });
  });

  test('takes somebody who has an account into the room that an invitation names', async () => {
    const place = freshName('Grandmothers and friends of the '.repeat(2).slice(0, 50));
    const room = await roomOf(cast.anna, [], { name: place, access: 'INVITE', isListed: false });
    await upload(cast.anna, `/pictures/rooms/${room.id}`, await makePicture());
    const { code } = (await cast.anna.run(operations.createInvite, { input: { roomId: room.id } })).createInvite;
    const visitor = await stage.open(null, `/invite/${code!}`, options);
    await visitor.getByText(words('invite_page_lead', { name: 'anna', place: room.name })).waitFor();
    const isShown = (image: HTMLElement) => (image as HTMLImageElement).naturalWidth > 0;
    await eventually(() => visitor.locator('main .avatar img').evaluate(isShown)).toBe(true);
    expect(await barriers(visitor)).toEqual([]);
    await shoot(visitor, `${size}-room-invitation`);
    const page = await stage.open(cast.dora, `/invite/${code!}`, options);
    await say(page, 'invite_page_enter_room').click();
    await page.waitForURL(`**/rooms/${room.id}`);
    await page.getByRole('heading', { name: room.name }).waitFor();
  });

  test('gives a room whose owner is gone to a member, deletes a room by its name, and tells who did so', async () => {
    const { anna, ben, dora } = cast;
    const gone = await signUp(stage.server, `gone-${options.isMobile ? 'phone' : 'desk'}`);
    const room = await roomOf(gone, [ben, dora]);
    await anna.run(operations.suspendPerson, { input: { userId: gone.id } });
    const page = await stage.open(anna, '/admin/rooms', options);
    const inside = await stage.open(dora, `/rooms/${room.id}`, options);
    await inside.getByRole('heading', { name: room.name }).waitFor();
    await page.getByRole('searchbox', { name: words('admin_rooms_search') }).fill(room.name);
    await eventually(() => page.getByRole('region').getByRole('listitem').count()).toBe(1);
    await page.getByText(words('admin_room_abandoned')).waitFor();
    const menu = page.getByRole('button', { name: words('admin_actions', { name: room.name }) });
    await menu.click();
    await page.getByRole('menuitem', { name: words('admin_room_give') }).click();
    await page.getByRole('combobox', { name: words('admin_room_give_to') }).selectOption({ label: 'dora' });
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-give-room`);
    await say(page, 'admin_room_give_confirm').click();
    await page.getByText(words('admin_room_abandoned')).waitFor({ state: 'detached' });
    await page.getByText(words('admin_room_owner', { name: 'dora' })).waitFor();
    await shoot(page, `${size}-rooms`);

    await menu.click();
    await page.getByRole('menuitem', { name: words('admin_room_remove') }).click();
    const name = page.getByRole('textbox', { name: words('admin_room_remove_name') });
    await name.fill('Another');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('admin_room_remove'), exact: true })
      .click();
    await page.getByText(`Please type the name of the room: ${room.name}`).waitFor();
    await name.fill(room.name);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('admin_room_remove'), exact: true })
      .click();
    await page.getByText(words('admin_rooms_none')).waitFor();
    await inside.getByRole('heading', { name: words('room_door_closed_admin') }).waitFor();
    await shoot(inside, `${size}-room-closed`);

    await page.getByRole('link', { name: words('admin_tab_log'), exact: true }).click();
    await page.getByText(words('admin_act_removed_room', { name: 'anna', room: room.name })).waitFor();
    await page.getByText(words('admin_act_gave_room', { name: 'anna', person: 'dora', room: room.name })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-log`);
    await page.getByRole('combobox', { name: words('admin_log_kind') }).selectOption('GAVE_ROOM');
    await page
      .getByText(words('admin_act_removed_room', { name: 'anna', room: room.name }))
      .waitFor({ state: 'detached' });
  });

  test('shows how the server is, the devices of somebody, and what was reported about an owner', async () => {
    const { anna, ben, dora } = cast;
    const room = await roomOf(ben, [dora]);
    const { message } = await ben.say(room.id, 'I am the owner here');
    await report(dora, message!.id, 'Rude');
    const page = await stage.open(anna, '/admin/state', options);
    await page.getByText(words('admin_state_no_backup')).waitFor();
    await page.getByText(words('admin_state_backup_due')).waitFor();
    await page.getByText(/^SQLite 3/).waitFor();
    const mail = page.getByText(words('admin_mail'), { exact: true }).locator('..');
    await mail.getByText(words('admin_state_not_set_up')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-state`);

    await page.getByRole('link', { name: words('admin_tab_reports'), exact: true }).click();
    await page.getByText('I am the owner here').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-reports`);
    await say(page, 'report_decide_nothing').click();
    await page.getByText(words('admin_reports_none')).waitFor();

    await page.getByRole('link', { name: words('admin_tab_people'), exact: true }).click();
    await page.getByRole('searchbox', { name: words('admin_people_search') }).fill('dora');
    await menuOf(page, 'dora').click();
    await page.getByRole('menuitem', { name: words('admin_devices_show') }).click();
    const devices = page.getByRole('dialog');
    await devices
      .getByRole('button', { name: words('devices_sign_out'), exact: true })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `${size}-devices`);
  });

  test('is not for others', async () => {
    const page = await stage.open(cast.ben, '/settings', options);
    await page.getByRole('heading', { name: words('settings_account') }).waitFor();
    expect(await page.getByRole('link', { name: words('admin_open') }).count()).toBe(0);
    await page.goto('/admin');
    await page.getByText(words('admin_forbidden')).waitFor();
  });
});
