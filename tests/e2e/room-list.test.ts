import { describe, expect, it } from 'vitest';
import { type Person, roomOf, signUp } from '../support/cast.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, eventually, phone, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';
import type { Page } from 'playwright-core';

const stage = useStage();
const names = (page: Page) => roomList(page).getByRole('link').locator('.name').allInnerTexts();
const line = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const row = (page: Page, name: string) => roomList(page).getByRole('listitem').filter({ hasText: name });

async function twoRooms(owner: Person): Promise<Record<'shed' | 'garden', string>> {
  const shed = await roomOf(owner, [], { name: `Shed of ${owner.username}` });
  const garden = await roomOf(owner, [], { name: `Garden of ${owner.username}` });
  return { shed: shed.id, garden: garden.id };
}

it('a right-click on a room makes it a favourite, here and on one’s other devices', async () => {
  const una = await signUp(stage.server, 'una');
  await twoRooms(una);
  const [page, other] = await Promise.all([stage.open(una, '/rooms'), stage.open(una, '/rooms', phone)]);
  await row(other, 'Shed').waitFor();
  await row(page, 'Shed').click({ button: 'right' });
  await shoot(page, 'room-menu');
  await line(page, 'Add to favourites').click();
  for (const window of [page, other]) {
    await roomList(window).getByRole('heading', { name: 'Favourites' }).waitFor();
    await eventually(async () => (await names(window))[0]).toBe('Shed of una');
  }
  await shoot(page, 'favourites');
  expect(await barriers(page)).toEqual([]);
});

it('nobody who is in no room is told to pick one', async () => {
  const yara = await signUp(stage.server, 'yara');
  const page = await stage.open(yara, '/rooms?list');
  await page.getByRole('heading', { name: words('rooms_choose_title') }).waitFor();
  const { rooms } = await yara.run('{ rooms(matching: "Lobby") { nodes { id } } }');
  await yara.leaveRoom(rooms.nodes[0]!.id);
  await page.getByRole('heading', { name: words('rooms_list_empty_title') }).waitFor();
  await page.getByRole('heading', { name: words('rooms_choose_none_title') }).waitFor();
  expect(await page.getByRole('heading', { name: words('rooms_choose_title') }).count()).toBe(0);
});

describe('a muted room', () => {
  it('is muted from its menu by the keyboard, and counts quietly', async () => {
    const vera = await signUp(stage.server, 'vera');
    const wim = await signUp(stage.server, 'wim');
    const { garden } = await twoRooms(vera);
    await wim.joinRoom({ roomId: garden });
    const page = await stage.open(vera, '/rooms');
    await roomList(page).getByRole('link', { name: 'Garden' }).press('Shift+F10');
    await line(page, 'Mute').click();
    await page.getByText('“Garden of vera” is muted').waitFor();
    await wim.say(garden, 'are you there?');
    await row(page, 'Garden').getByText('1 unread message').waitFor();
    expect(await page.title()).not.toContain('(1)');
    await shoot(page, 'muted');

    await row(page, 'Garden').hover();
    await row(page, 'Garden').getByRole('button').click();
    await line(page, 'No longer mute').click();
    await eventually(() => page.title()).toContain('(1)');
    await roomList(page).getByRole('link', { name: 'Garden' }).click({ button: 'right' });
    await line(page, 'Mark as read').click();
    await eventually(() => page.title()).not.toContain('(1)');
  });

  it('is one by its menu in the room too, on a phone', async () => {
    const xena = await signUp(stage.server, 'xena');
    const { shed } = await twoRooms(xena);
    const page = await stage.open(xena, `/rooms/${shed}`, phone);
    await page.getByRole('button', { name: 'More about this room' }).click();
    await shoot(page, 'room-menu-phone');
    await line(page, 'Mute until tomorrow').click();
    await page.getByText('“Shed of xena” is muted').waitFor();
    await page.getByRole('link', { name: 'Back to the room list' }).click();
    await row(page, 'Shed').getByText('Muted').waitFor();
  });
});

it('a finger that rests on a room opens its menu and does not enter it', async () => {
  const yuri = await signUp(stage.server, 'yuri');
  await twoRooms(yuri);
  const page = await stage.open(yuri, '/rooms', phone);
  const box = (await row(page, 'Shed').boundingBox())!;
  const point = { x: box.x + 80, y: box.y + 30 };
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await line(page, 'Copy link').waitFor();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await shoot(page, 'room-menu-finger');
  await line(page, 'Add to favourites').click();
  await roomList(page).getByRole('heading', { name: 'Favourites' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/rooms');
});
