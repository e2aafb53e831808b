import { beforeAll, describe, expect, it } from 'vitest';
import { roomOf, signUp, type Person } from '../support/cast.ts';
import { eventually, log, message, phone, roomList, sentMessage, useStage, write } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna', { displayName: 'Anna' });
  ben = await signUp(stage.server, 'ben', { displayName: 'Ben' });
});

describe('one person in two tabs', () => {
  it('sees in both what is said in one', async () => {
    const room = await roomOf(anna, [ben]);
    const profile = await stage.profile(anna);
    const [one, two] = [await profile.open(`/rooms/${room.id}`), await profile.open(`/rooms/${room.id}`)];
    await write(one, 'from the first');
    await sentMessage(two, 'from the first').waitFor();
    await write(two, 'from the second');
    await sentMessage(one, 'from the second').waitFor();
    expect(await one.getByRole('article').count()).toBe(2);
    expect(await two.getByRole('article').count()).toBe(2);
  });
});

describe('unread messages', () => {
  it('are counted live in the list and the title, and reading on one device clears them on the other', async () => {
    const room = await roomOf(ben, [anna]);
    const lobby = (await anna.run('query { rooms(matching: "Lobby") { nodes { id } } }')).rooms.nodes[0]!;
    const desktop = await stage.open(anna, `/rooms/${lobby.id}`);
    const mobile = await stage.open(anna, '/rooms', phone);
    await roomList(desktop).getByRole('link', { name: room.name }).waitFor();
    await roomList(mobile).getByRole('link', { name: room.name }).waitFor();
    for (const text of ['one', 'two', 'three']) await ben.say(room.id, text);
    for (const page of [desktop, mobile]) {
      const link = roomList(page).getByRole('link', { name: room.name });
      await link.getByText(words('rooms_unread', { count: 3 })).waitFor({ state: 'attached' });
      await eventually(() => page.title()).toMatch(/^\(3\) /);
    }
    await roomList(desktop)
      .getByText(words('rooms_preview_other', { name: 'Ben', text: 'three' }))
      .waitFor();

    await roomList(mobile).getByRole('link', { name: room.name }).tap();
    await message(mobile, 'three').waitFor();
    await eventually(() => desktop.title()).not.toMatch(/^\(/);
    await roomList(desktop)
      .getByText(words('rooms_unread', { count: 3 }))
      .waitFor({ state: 'detached' });
    await eventually(() => mobile.title()).not.toMatch(/^\(/);
  });
});

describe('rooms', () => {
  it('that are new and listed appear by themselves in the open dialog, and can be entered from there', async () => {
    const page = await stage.open(anna, '/rooms');
    await page
      .getByRole('link', { name: words('rooms_join') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('room_join_title') });
    await dialog.getByRole('button', { name: words('room_join_open', { room: 'Lobby' }) }).waitFor();
    await roomOf(ben, [], { name: 'Sailing on Sundays' });
    await dialog.getByRole('button', { name: words('room_join_enter', { room: 'Sailing on Sundays' }) }).click();
    await page.getByRole('heading', { name: 'Sailing on Sundays', level: 1 }).waitFor();
    await roomList(page).getByRole('link', { name: 'Sailing on Sundays' }).waitFor();
  });

  it('are left only after a question; the others see who came and went', async () => {
    const room = await roomOf(ben, [], { name: 'Chess' });
    const watcher = await stage.open(ben, `/rooms/${room.id}`);
    await log(watcher).waitFor();
    const page = await stage.open(anna, `/rooms/${room.id}`);
    await page.getByRole('button', { name: words('room_join_enter', { room: 'Chess' }) }).click();
    await log(page).waitFor();
    await watcher.getByText('Anna has entered the room.').waitFor();

    const ask = async () => {
      await page.getByRole('button', { name: words('room_more') }).click();
      await page.getByRole('menuitem', { name: words('room_leave') }).click();
    };
    const question = page.getByRole('alertdialog', { name: 'Do you want to leave the chat?' });
    await ask();
    await question.getByRole('button', { name: words('ui_cancel') }).click();
    await question.waitFor({ state: 'hidden' });
    expect((await anna.room(room.id))?.viewerMembership).not.toBeNull();
    await ask();
    await question.getByRole('button', { name: words('room_leave_confirm') }).click();
    await page.getByText(words('room_left_notice', { room: 'Chess' })).waitFor();
    await roomList(page).getByRole('link', { name: 'Chess' }).waitFor({ state: 'detached' });
    await watcher.getByText('Anna has left the room.').waitFor();
    expect((await anna.room(room.id))?.viewerMembership ?? null).toBeNull();
  });

  it('show who is inside, live', async () => {
    const room = await roomOf(ben, [], { name: 'Bakery' });
    const page = await stage.open(ben, `/rooms/${room.id}?people`);
    const people = page.getByRole('region', { name: words('room_people') });
    await people.getByRole('listitem').filter({ hasText: 'Ben' }).getByText(words('room_role_owner')).waitFor();
    expect(await people.getByRole('listitem').count()).toBe(1);
    await anna.joinRoom({ roomId: room.id });
    await people.getByRole('listitem').filter({ hasText: '@anna' }).waitFor();
    await anna.leaveRoom(room.id);
    await people.getByRole('listitem').filter({ hasText: '@anna' }).waitFor({ state: 'detached' });
  });
});

it('signs out only after a question, and leaves nothing behind on the device', async () => {
  const room = await roomOf(anna);
  await anna.say(room.id, 'a secret of the house');
  const page = await stage.open(anna, `/rooms/${room.id}`);
  await message(page, 'a secret of the house').waitFor();
  await page.getByRole('link', { name: words('rooms_settings') }).click();
  await page.getByRole('button', { name: words('settings_sign_out'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('settings_sign_out') })
    .click();
  await page.waitForURL(/\/sign-in/);
  await page.goto(`/rooms/${room.id}`);
  await page.waitForURL(/\/sign-in\?next=/);
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('hearth');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('no database'));
    });
    const tables = Array.from(database.objectStoreNames);
    const reading = database.transaction(tables);
    const all = tables.map(
      (table) =>
        new Promise((resolve) => {
          const asking = reading.objectStore(table).getAll();
          asking.onsuccess = () => resolve(asking.result);
        }),
    );
    return JSON.stringify(await Promise.all(all));
  });
  expect(kept).not.toContain('secret');
});
