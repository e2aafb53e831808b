import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Session as UserSession } from '../../server/accounts/session.ts';
import { goodPassword, roomOf, signUp, type Person } from '../support/cast.ts';
import { composer, eventually, isInside, message, sentMessage, useStage, write } from '../support/stage.ts';
import { words } from '../support/words.ts';

/** Several tabs of one browser are one reader to the server. */

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
});

/** Two tabs at a room, with the number of sockets that they have opened so far. */
async function twoTabs(roomId: string) {
  const profile = await stage.profile(anna);
  const sockets = { opened: 0 };
  profile.context.on('page', (page) => page.on('websocket', () => sockets.opened++));
  const leader = await profile.open(`/rooms/${roomId}`);
  await composer(leader).waitFor();
  await eventually(() => sockets.opened).toBe(1);
  const follower = await profile.open(`/rooms/${roomId}`);
  await composer(follower).waitFor();
  return { profile, sockets, leader, follower };
}

/** Whether each text is shown, once. */
async function showsOnce(page: Page, texts: readonly string[]): Promise<void> {
  await message(page, texts.at(-1) ?? '').waitFor();
  for (const text of texts) expect(await message(page, text).count(), text).toBe(1);
}

describe('two tabs of one browser', () => {
  it('share one socket, and both show live what is said', async () => {
    const room = await roomOf(ben, [anna]);
    const { sockets, leader, follower } = await twoTabs(room.id);
    await ben.say(room.id, 'to both tabs');
    await showsOnce(leader, ['to both tabs']);
    await showsOnce(follower, ['to both tabs']);
    await write(follower, 'from the follower');
    await sentMessage(leader, 'from the follower').waitFor();
    expect(sockets.opened).toBe(1);
  });

  it('miss and double nothing when the one with the socket closes', async () => {
    const room = await roomOf(ben, [anna]);
    const { sockets, leader, follower } = await twoTabs(room.id);
    await ben.say(room.id, 'before');
    await showsOnce(follower, ['before']);
    const texts = ['before', 'meanwhile 1', 'meanwhile 2', 'after'];
    const closing = leader.close();
    await ben.say(room.id, 'meanwhile 1');
    await closing;
    await ben.say(room.id, 'meanwhile 2');
    await eventually(() => sockets.opened).toBe(2);
    await ben.say(room.id, 'after');
    await showsOnce(follower, texts);
  });

  it('are both signed out by one', async () => {
    const room = await roomOf(ben, [anna]);
    const { leader, follower } = await twoTabs(room.id);
    await leader.goto('/settings');
    await leader.getByRole('button', { name: 'Sign out', exact: true }).click();
    await leader.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    await leader.waitForURL(/\/sign-in/);
    await follower.waitForURL(/\/sign-in/);
  });
});

describe('somebody who signs in in one tab after the other', () => {
  it('is inside in both, and what is said reaches both', async () => {
    const room = await roomOf(ben, [anna]);
    const profile = await stage.profile(null);
    const pages = [await profile.open(`/sign-in?next=/rooms/${room.id}`), await profile.open('/sign-in')] as const;
    const signIn = async (page: Page): Promise<void> => {
      await page.getByLabel(words('account_login')).fill('anna');
      await page.getByLabel(words('account_password'), { exact: true }).fill(goodPassword);
      await page.getByRole('button', { name: words('account_sign_in_submit') }).click();
      await page.waitForURL(isInside);
    };
    const sessionsOfAnna = () =>
      stage.server.app.backend.services.work.read().find(UserSession, { userId: anna.id }, { fields: ['id'] });
    const before = new Set((await sessionsOfAnna()).map(({ id }) => id));
    await signIn(pages[0]);
    await composer(pages[0]).fill('half a sent');
    const places: string[] = [];
    pages[0].on('framenavigated', (frame) => places.push(new URL(frame.url()).pathname));
    const [first] = (await sessionsOfAnna()).filter(({ id }) => !before.has(id));
    await signIn(pages[1]);
    await eventually(async () => (await sessionsOfAnna()).some(({ id }) => id === first!.id)).toBe(false);
    await pages[1].goto(`/rooms/${room.id}`);
    for (const page of pages) await composer(page).waitFor();
    await ben.say(room.id, 'to both');
    for (const page of pages) await showsOnce(page, ['to both']);
    expect(await composer(pages[0]).inputValue()).toBe('half a sent');
    expect(places, 'nobody was sent away and came back').toEqual([]);
  });
});

describe('where a browser has no locks', () => {
  it('each tab has its own socket', async () => {
    const room = await roomOf(ben, [anna]);
    const profile = await stage.profile(anna);
    let opened = 0;
    profile.context.on('page', (page) => page.on('websocket', () => opened++));
    await profile.context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const pages = [await profile.open(`/rooms/${room.id}`), await profile.open(`/rooms/${room.id}`)];
    await eventually(() => opened).toBe(2);
    await ben.say(room.id, 'to both');
    for (const page of pages) await showsOnce(page, ['to both']);
  });
});
