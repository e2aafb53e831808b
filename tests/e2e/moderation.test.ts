import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, roomOf, signUp } from '../support/cast.ts';
import { ban, remove, unban } from '../support/moderation.ts';
import {
  barriers,
  composer,
  eventually,
  log,
  message,
  onDevice,
  phone,
  roomList,
  sentMessage,
  useStage,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
});

const people = (page: Page) => page.getByRole('region', { name: words('room_people') });
const personIn = (page: Page, name: string) => people(page).getByRole('listitem').filter({ hasText: name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

async function choose(page: Page, name: string, deed: string): Promise<void> {
  await personIn(page, name)
    .getByRole('button', { name: words('room_person_menu', { name }) })
    .click();
  await menuItem(page, deed).click();
}

async function chooseForRoom(page: Page, deed: string): Promise<void> {
  await button(page, words('room_more')).click();
  await menuItem(page, deed).click();
}

const kinds = { 'a desktop': { viewport: { width: 1280, height: 800 } }, 'a phone': phone };

describe.each(Object.entries(kinds))('on %s', (kind, options) => {
  const isPhone = kind === 'a phone';
  const dark = { ...options, colorScheme: 'dark', reducedMotion: 'reduce' } as const;

  it('an owner sees who is here, appoints, bans with a reason and lets in again, live on both sides', async () => {
    const ben = await signUp(stage.server, `ben-${isPhone ? 'p' : 'd'}`, { displayName: 'Ben' });
    const room = await roomOf(anna, [ben], { name: `Garden ${kind}` });
    const [owner, guest] = await Promise.all([
      stage.open(anna, `/rooms/${room.id}?people`, { ...options, reducedMotion: 'reduce' }),
      stage.open(ben, '/rooms', dark),
    ]);
    await personIn(owner, 'Ben').getByText(words('room_person_online')).waitFor();
    await roomList(guest).getByRole('link', { name: 'Lobby' }).click();
    await composer(guest).waitFor();
    await guest.goto(`/rooms/${room.id}?people`);
    await personIn(guest, 'Anna').getByText(words('room_role_owner')).waitFor();
    // A member has no say over anybody, and can only write to them, and ask others to look.
    await personIn(guest, 'Anna')
      .getByRole('button', { name: words('room_person_menu', { name: 'Anna' }) })
      .click();
    await menuItem(guest, words('room_person_write')).waitFor();
    expect(await guest.getByRole('menuitem').allInnerTexts()).toEqual([
      words('room_person_write'),
      words('room_person_report'),
    ]);
    await guest.keyboard.press('Escape');

    await choose(owner, 'Ben', words('room_person_appoint'));
    await personIn(owner, 'Ben').getByText(words('room_role_moderator')).waitFor();
    await personIn(guest, 'Ben').getByText(words('room_role_moderator')).waitFor();
    expect(await barriers(owner)).toEqual([]);

    await choose(owner, 'Ben', words('room_person_ban'));
    await owner.getByRole('textbox', { name: words('room_ban_reason') }).fill('Too loud');
    expect(await barriers(owner)).toEqual([]);
    await button(owner, words('room_ban_confirm')).click();
    await guest.getByRole('heading', { name: words('room_door_banned') }).waitFor();
    await guest.getByText(words('room_door_banned_reason', { room: room.name, reason: 'Too loud' })).waitFor();
    expect(await barriers(guest)).toEqual([]);
    await people(owner)
      .getByText(words('room_banned_by_for', { name: 'Anna', reason: 'Too loud' }))
      .waitFor();
    await personIn(owner, 'Ben')
      .getByRole('button', { name: words('room_person_menu', { name: 'Ben' }) })
      .waitFor({
        state: 'detached',
      });
    expect(await barriers(owner)).toEqual([]);
    // The same after a reload, which has heard nothing.
    await guest.reload();
    await guest.getByText(words('room_door_banned_reason', { room: room.name, reason: 'Too loud' })).waitFor();

    await owner.getByText(words('room_acts')).click();
    await owner.getByText(words('room_act_banned', { name: 'Anna', person: 'Ben' })).waitFor();
    await owner.getByText(words('room_act_appointed', { name: 'Anna', person: 'Ben' })).waitFor();
    expect(await barriers(owner)).toEqual([]);
    await button(owner, words('room_unban_person', { name: 'Ben' })).click();
    await owner.getByText(words('room_act_unbanned', { name: 'Anna', person: 'Ben' })).waitFor();
    await owner.getByText(words('room_acts')).click();
    await button(guest, words('room_join_enter', { room: room.name })).click();
    await composer(guest).waitFor();
    await write(guest, 'I will be quiet');
    await sentMessage(guest, 'I will be quiet').waitFor();
    await personIn(owner, 'Ben').waitFor();
  });

  it('an owner changes the room and closes it by its name, and whoever is inside is told', async () => {
    const cleo = await signUp(stage.server, `cleo-${isPhone ? 'p' : 'd'}`, { displayName: 'Cleo' });
    const room = await roomOf(anna, [cleo], { name: `Shed ${kind}` });
    const [owner, guest] = await Promise.all([
      stage.open(anna, `/rooms/${room.id}`, { ...options, reducedMotion: 'reduce' }),
      stage.open(cleo, '/rooms', dark),
    ]);
    await roomList(guest).getByRole('link', { name: 'Lobby' }).click();
    await composer(guest).waitFor();
    if (isPhone) await guest.getByRole('link', { name: words('room_back_to_list') }).click();
    await roomList(guest).getByRole('link', { name: room.name }).click();
    await composer(guest).waitFor();

    await chooseForRoom(owner, words('room_change'));
    const name = owner.getByRole('textbox', { name: words('room_create_name'), exact: true });
    await name.fill('Lobby');
    await owner.getByRole('radio', { name: words('room_access_password') }).check();
    await button(owner, words('ui_save')).click();
    await owner.getByText(words('room_password_needed')).waitFor();
    await owner.getByRole('textbox', { name: words('room_create_password'), exact: true }).fill('spades and rakes');
    await button(owner, words('ui_save')).click();
    await owner.getByText('A room with the name "Lobby" already exists.').waitFor();
    expect(await barriers(owner)).toEqual([]);
    await name.fill(`House ${kind}`);
    await owner.getByRole('switch', { name: words('room_change_comings') }).click();
    await button(owner, words('ui_save')).click();
    await guest.getByRole('heading', { name: `House ${kind}`, level: 1 }).waitFor();
    // Who comes is not told in lines any more.
    const late = await signUp(stage.server, `late-${isPhone ? 'p' : 'd'}`, { displayName: 'Late' });
    await late.joinRoom({ roomId: room.id, password: 'spades and rakes' });
    await late.say(room.id, 'Here I am');
    await message(guest, 'Here I am').waitFor();
    expect(
      await log(guest)
        .getByText(words('message_entered', { name: 'Late' }))
        .count(),
    ).toBe(0);
    // Of what concerns everybody, a member can only leave.
    await button(guest, words('room_more')).click();
    await guest.getByRole('menuitem', { name: words('room_leave') }).waitFor();
    for (const name of [words('room_change'), words('room_delete')])
      expect(await guest.getByRole('menuitem', { name }).count()).toBe(0);
    await guest.keyboard.press('Escape');

    await chooseForRoom(owner, words('room_delete'));
    await owner.getByRole('textbox', { name: words('room_delete_name') }).fill('Shed');
    await button(owner, words('room_delete_confirm')).click();
    await owner.getByText(words('room_delete_name_wrong', { room: `House ${kind}` })).waitFor();
    expect(await barriers(owner)).toEqual([]);
    await owner.getByRole('textbox', { name: words('room_delete_name') }).fill(`House ${kind}`);
    await button(owner, words('room_delete_confirm')).click();
    await owner.getByText(words('room_deleted_notice', { room: `House ${kind}` })).waitFor();
    await guest.getByRole('heading', { name: words('room_door_closed') }).waitFor();
    expect(await barriers(guest)).toEqual([]);
    await guest.getByRole('link', { name: words('room_back_to_last') }).click();
    await guest.getByRole('textbox', { name: 'Message Lobby' }).waitFor();
    for (const page of [owner, guest]) expect(await page.getByText(`House ${kind}`, { exact: true }).count()).toBe(0);
  });
});

it('somebody who looks elsewhere is told that they were put out, and the list lets go of the room', async () => {
  const emil = await signUp(stage.server, 'emil', { displayName: 'Emil' });
  const room = await roomOf(anna, [emil], { name: 'Attic' });
  const [owner, guest] = await Promise.all([stage.open(anna, `/rooms/${room.id}?people`), stage.open(emil, '/rooms')]);
  await roomList(guest).getByRole('link', { name: 'Attic' }).waitFor();
  await choose(owner, 'Emil', words('room_person_remove'));
  await owner
    .getByRole('alertdialog')
    .getByRole('button', { name: words('room_remove_confirm') })
    .click();
  await guest.getByText(words('rooms_parted_removed', { room: 'Attic' })).waitFor();
  await roomList(guest).getByRole('link', { name: 'Attic' }).waitFor({ state: 'detached' });
  await personIn(owner, 'Emil').waitFor({ state: 'detached' });
  await emil.joinRoom({ roomId: room.id });
  await personIn(owner, 'Emil').waitFor();
  await choose(owner, 'Emil', words('room_person_transfer'));
  await owner
    .getByRole('alertdialog')
    .getByRole('button', { name: words('room_person_transfer') })
    .click();
  await personIn(owner, 'Emil').getByText(words('room_role_owner')).waitFor();
  await personIn(owner, 'Anna').getByText(words('room_role_moderator')).waitFor();
  await personIn(owner, 'Emil')
    .getByRole('button', { name: words('room_person_menu', { name: 'Emil' }) })
    .click();
  expect(await owner.getByRole('menuitem').allInnerTexts()).toEqual([
    words('room_person_write'),
    words('room_person_report'),
  ]);
});

it('somebody who was put out while the app was closed comes back to the list and is told why', async () => {
  const fay = await signUp(stage.server, 'fay', { displayName: 'Fay' });
  const cellar = await roomOf(anna, [fay], { name: 'Cellar' });
  const tower = await roomOf(anna, [fay], { name: 'Tower' });
  const profile = await stage.profile(fay, phone);
  const closeIn = async (roomId: string): Promise<void> => {
    const page = await profile.open(`/rooms/${roomId}`);
    await composer(page).waitFor();
    await eventually(() => onDevice(page, 'facts', 'lastRoomId')).toBe(roomId);
    await page.close();
  };
  await closeIn(cellar.id);
  const inside = await profile.open('/rooms');
  await inside.waitForURL(`**/rooms/${cellar.id}`);
  await inside.close();

  await ban(anna, cellar.id, fay, 'Too loud');
  const page = await profile.open('/rooms');
  await page.getByText(words('rooms_parted_banned_reason', { room: 'Cellar', reason: 'Too loud' })).waitFor();
  await roomList(page).getByRole('link', { name: 'Tower' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/rooms');
  await page.getByRole('link', { name: words('rooms_join'), exact: true }).click();
  const listed = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Cellar' });
  await listed.getByText(words('room_door_banned')).waitFor();
  expect(await listed.getByRole('button').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await unban(anna, cellar.id, fay);
  await listed.getByRole('button', { name: words('room_join_enter', { room: 'Cellar' }) }).waitFor();
  await page.close();

  await closeIn(tower.id);
  await remove(anna, tower.id, fay);
  const again = await profile.open('/rooms');
  await again.getByText(words('rooms_parted_meanwhile', { room: 'Tower' })).waitFor();
  expect(new URL(again.url()).pathname).toBe('/rooms');
});

it('whoever is banned, and whoever is named in what was done, has a card that opens', async () => {
  const gus = await signUp(stage.server, 'gus', { displayName: 'Gus' });
  const room = await roomOf(anna, [gus], { name: 'Porch' });
  await ban(anna, room.id, gus);
  const owner = await stage.open(anna, `/rooms/${room.id}?people`);
  const card = owner.getByRole('dialog', { name: 'Gus' });
  await people(owner)
    .getByRole('list', { name: words('room_banned_people') })
    .getByRole('button', { name: /^Gus/ })
    .click();
  await card.getByText('@gus').waitFor();
  await owner.goBack();
  await card.waitFor({ state: 'detached' });
  await owner.getByText(words('room_acts')).click();
  await owner
    .getByText(words('room_act_banned', { name: 'Anna', person: 'Gus' }))
    .getByRole('button', { name: 'Gus' })
    .click();
  await card.getByText('@gus').waitFor();
  expect(await barriers(owner)).toEqual([]);
});
