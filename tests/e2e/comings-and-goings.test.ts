import { beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, signUp } from '../support/cast.ts';
import { eventually, isInside, phone, roomList, useStage } from '../support/stage.ts';

const stage = useStage();

// A server that nobody owns asks to be set up instead.
beforeAll(() => signUp(stage.server, 'host'));

const windows = { 'a desktop': {}, 'a phone': phone };

describe.each(Object.entries(windows))('on %s', (kind, options) => {
  const suffix = kind === 'a phone' ? 'phone' : 'desk';

  it('an account begins in the Lobby, and ends at a plain sign-in page', async () => {
    const page = await stage.open(null, '/sign-up', options);
    await page.getByLabel('Username').fill(`new-${suffix}`);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor();

    await page.goto('/settings');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.getByText('You are signed out.').waitFor();
    expect(await page.getByText('Your session has ended').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
  });

  it('the app does not open at the door of a room that was left', async () => {
    const ada = await signUp(stage.server, `ada-${suffix}`);
    const { room } = await ada.createRoom({ name: `Left ${suffix}` });
    const profile = await stage.profile(ada, options);
    const page = await profile.open(`/rooms/${room!.id}`);
    await page.getByRole('textbox', { name: `Message Left ${suffix}` }).waitFor();
    await page.close();
    // On another device, while this one sleeps.
    await ada.leaveRoom(room!.id);
    const again = await profile.open('/rooms');
    await roomList(again).getByRole('link', { name: 'Lobby' }).waitFor();
    await again.waitForURL(isInside);
    expect(await again.getByRole('heading', { name: 'This room is not here' }).count()).toBe(0);
  });
});

it('a room that somebody leaves elsewhere says so, and has a way back on phones', async () => {
  const owner = await signUp(stage.server, 'owner');
  const guest = await signUp(stage.server, 'guest');
  const { room } = await owner.createRoom({ name: 'Garden' });
  await guest.joinRoom({ roomId: room!.id });
  const page = await stage.open(guest, `/rooms/${room!.id}`, phone);
  await page.getByRole('textbox', { name: 'Message Garden' }).waitFor();
  await guest.leaveRoom(room!.id);
  await page.getByText('You are no longer a member of this room.').waitFor();
  await page.getByRole('link', { name: 'Back to the room list' }).click();
  await roomList(page).getByRole('link', { name: 'Lobby' }).waitFor();
});

it('a room by invitation can be found, but has no button that leads nowhere', async () => {
  const inviting = await signUp(stage.server, 'inviting');
  const { room } = await inviting.createRoom({ name: 'Invited', access: 'INVITE' });
  const page = await stage.open(await signUp(stage.server, 'uninvited'), '/rooms?dialog=join');
  await page.getByRole('listitem').filter({ hasText: 'Invited' }).getByText('By invitation only').last().waitFor();
  expect(await page.getByRole('button', { name: 'Join “Invited”' }).count()).toBe(0);
  await page.goto(`/rooms/${room!.id}`);
  await page.getByRole('main').getByText('By invitation only').waitFor();
  expect(await page.getByRole('button', { name: 'Join “Invited”' }).count()).toBe(0);
});

it('a long list is scrolled to the open room, and can be filtered', async () => {
  const maker = await signUp(stage.server, 'maker');
  const { room: first } = await maker.createRoom({ name: 'Oldest' });
  for (let n = 1; n <= 20; n++) await maker.createRoom({ name: `Room ${n}` });
  const page = await stage.open(maker, `/rooms/${first!.id}`);
  const current = roomList(page).getByRole('link', { name: 'Oldest' });
  await current.waitFor();
  await eventually(() => current.evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await page.getByRole('searchbox', { name: 'Find one of your rooms' }).fill('room 1');
  await eventually(() => roomList(page).getByRole('link').count()).toBe(11);
});
