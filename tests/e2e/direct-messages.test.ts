import type { BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, signUp } from '../support/cast.ts';
import { conversation, takesMessagesFrom } from '../support/contacts.ts';
import {
  barriers,
  composer,
  eventually,
  message,
  phone,
  roomList,
  sentMessage,
  useStage,
  write,
} from '../support/stage.ts';
import { makePicture, upload } from '../support/pictures.ts';
import { shoot } from '../support/shoot.ts';
import { words } from '../support/words.ts';

const stage = useStage();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const inList = (page: Page, name: string) => roomList(page).getByRole('link', { name: new RegExp(`^${name}\\b`) });
const conversationWith = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 });
const pictures = (part: Locator) => part.locator('.avatar img:visible');
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Writes to somebody whom one finds in a room's list of people. */
async function writeTo(page: Page, name: string): Promise<void> {
  await button(page, words('room_person_menu', { name })).click();
  await menuItem(page, words('room_person_write')).click();
}

async function backToList(page: Page, isPhone: boolean): Promise<void> {
  if (isPhone) await page.getByRole('link', { name: words('room_back_to_list') }).click();
}

const kinds: Readonly<Record<string, BrowserContextOptions>> = {
  'a desktop': { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' },
  'a phone': { ...phone, reducedMotion: 'reduce' },
};

describe.each(Object.entries(kinds))('on %s', (kind, options) => {
  const isPhone = kind === 'a phone';
  const mark = isPhone ? 'p' : 'd';
  let anna: Person;
  let ben: Person;
  let lobby: string;
  beforeAll(async () => {
    anna = await signUp(stage.server, `anna-${mark}`, { displayName: `Anna${mark}` });
    ben = await signUp(stage.server, `ben-${mark}`, { displayName: `Ben${mark}` });
    await upload(anna, '/pictures/profile', await makePicture());
    lobby = (await anna.run('{ rooms(matching: "lobby") { nodes { id } } }')).rooms.nodes[0]!.id;
  });

  it('two people who write to each other at once meet, and what is said waits for who is away', async () => {
    const people = `/rooms/${lobby}?people`;
    const annas = await stage.open(anna, people, options);
    const bensProfile = await stage.profile(ben, { ...options, colorScheme: 'dark' });
    const bens = await bensProfile.open(people);
    await Promise.all([writeTo(annas, `Ben${mark}`), writeTo(bens, `Anna${mark}`)]);
    await Promise.all([
      conversationWith(annas, `Ben${mark}`).waitFor(),
      conversationWith(bens, `Anna${mark}`).waitFor(),
    ]);
    expect(pathOf(annas)).toBe(pathOf(bens));
    expect(await barriers(annas)).toEqual([]);
    await annas.getByText(words('message_empty_direct', { name: `Ben${mark}` })).waitFor();
    await shoot(annas, `${kind}-empty-conversation`);
    await annas.locator('header').getByText(words('rooms_online'), { exact: true }).waitFor();

    await write(annas, 'Are you here?');
    await sentMessage(annas, 'Are you here?').waitFor();
    await message(bens, 'Are you here?').waitFor();
    await write(bens, 'Right here.');
    await message(annas, 'Right here.').waitFor();
    await annas.getByText(words('message_first_direct', { name: `Ben${mark}` })).waitFor();
    await shoot(annas, `${kind}-conversation`);

    await eventually(async () => (await conversation(ben, anna)).unreadCount).toBe(0);
    await bens.close();
    for (const text of ['First thing', 'Second thing']) await write(annas, text);
    await sentMessage(annas, 'Second thing').waitFor();
    const again = await bensProfile.open('/rooms?fresh');
    const entry = inList(again, `Anna${mark}`);
    await entry.getByText('Second thing').waitFor();
    await entry.getByText(words('rooms_unread', { count: 2 })).waitFor();
    expect(await barriers(again)).toEqual([]);
    await entry.click();
    await message(again, 'Second thing').waitFor();
    await backToList(again, isPhone);
    await eventually(() => entry.getByText(words('rooms_unread', { count: 2 })).count()).toBe(0);

    await again.goto('/rooms?dialog=write');
    await again.getByRole('searchbox', { name: words('contact_new_search') }).fill(`nna${mark}`);
    const found = again
      .getByRole('dialog')
      .getByRole('button', { name: `Anna${mark} @anna-${mark} ${words('room_person_online')}` });
    await pictures(found).waitFor();
    await found.locator('.dot').waitFor();
    expect(await barriers(again)).toEqual([]);
    await shoot(again, `${kind}-new-message`);
    await found.click();
    await conversationWith(again, `Anna${mark}`).waitFor();
  });

  it('somebody who wants to be asked is asked, accepts, blocks, and lets write again', async () => {
    const carl = await signUp(stage.server, `carl-${mark}`, { displayName: `Carl${mark}` });
    await takesMessagesFrom(carl, 'CONTACTS');
    const annas = await stage.open(anna, `/rooms/${lobby}?people`, options);
    const carls = await stage.open(carl, '/rooms?fresh', { ...options, colorScheme: 'dark' });
    await roomList(carls).waitFor();

    await writeTo(annas, `Carl${mark}`);
    const ask = annas.getByRole('dialog', { name: words('contact_ask_title', { name: `Carl${mark}` }) });
    await ask.getByRole('textbox', { name: words('contact_ask_message') }).waitFor();
    await button(annas, words('contact_ask_send')).click();
    await ask.getByText(words('message_empty')).waitFor();
    await ask.getByRole('textbox').fill('It is Anna, from the allotment.');
    expect(await barriers(annas)).toEqual([]);
    await button(annas, words('contact_ask_send')).click();
    await annas.getByText(words('contact_ask_sent', { name: `Carl${mark}` })).waitFor();

    await carls.getByRole('link', { name: words('contact_requests_waiting', { count: 1 }) }).click();
    await carls.getByText('It is Anna, from the allotment.').waitFor();
    await pictures(carls.getByRole('dialog')).waitFor();
    await shoot(carls, `${kind}-requests`);
    expect(await barriers(carls)).toEqual([]);
    await button(carls, words('contact_accept_person', { name: `Anna${mark}` })).click();
    await message(carls, 'It is Anna, from the allotment.').waitFor();
    await write(carls, 'Hello Anna!');
    await sentMessage(carls, 'Hello Anna!').waitFor();
    expect(await carls.getByRole('link', { name: words('contact_requests_waiting', { count: 1 }) }).count()).toBe(0);

    await annas.goto('/rooms?fresh');
    await inList(annas, `Carl${mark}`).click();
    await message(annas, 'Hello Anna!').waitFor();

    await button(carls, words('room_more')).click();
    await menuItem(carls, words('room_block')).click();
    await carls.getByText(words('contact_block_text')).waitFor();
    expect(await barriers(carls)).toEqual([]);
    await button(carls, words('contact_block')).click();
    await annas.getByText(words('contact_not_taken')).waitFor();
    expect(await composer(annas).count()).toBe(0);
    expect(await barriers(annas)).toEqual([]);
    await button(carls, words('contact_unblock')).waitFor();

    await carls.goto('/settings');
    await carls.getByRole('radio', { name: words('contact_who_contacts') }).waitFor();
    await pictures(carls.getByRole('list', { name: words('contact_blocked_people') })).waitFor();
    await shoot(carls, `${kind}-blocked`);
    await button(carls, words('contact_unblock_person', { name: `Anna${mark}` })).click();
    await composer(annas).waitFor();
    await write(annas, 'Thank you.');
    await sentMessage(annas, 'Thank you.').waitFor();
    expect((await conversation(carl, anna)).lastPosition).toBe(3);
  });
});

describe('a conversation that is slow to open', () => {
  let anna: Person;
  let ben: Person;
  let lobby: string;
  beforeAll(async () => {
    anna = await signUp(stage.server, 'anna-slow', { displayName: 'Anna Slow' });
    ben = await signUp(stage.server, 'ben-slow', { displayName: 'Ben Slow' });
    await signUp(stage.server, 'cleo-slow', { displayName: 'Cleo Slow' });
    lobby = (await anna.run('{ rooms(matching: "lobby") { nodes { id } } }')).rooms.nodes[0]!.id;
  });

  /** Holds the way to Ben back until it is let go; `asked` resolves once it was asked for. */
  async function holdBen(page: Page): Promise<{ asked: Promise<void>; letGo: () => Promise<void> }> {
    const asked = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (isForBen(route.request())) {
        asked.resolve();
        await go.promise;
      }
      await route.continue();
    });
    return { asked: asked.promise, letGo: () => opened(page, go.resolve) };
  }

  const isForBen = (request: Request) => request.postData()?.includes(`"userId":"${ben.id}"`) ?? false;

  /** Resolves when the list of rooms has been fetched with what `open` opens: the app then goes there, if it does. */
  async function opened(page: Page, open: () => void): Promise<void> {
    const answered = page.waitForResponse((response) => isForBen(response.request()));
    open();
    await (await answered).finished();
    const listed = await page.waitForResponse('**/graphql');
    await listed.finished();
  }

  /** Goes to the Lobby; answers how many other rooms the page has shown since `watch`. */
  function watch(page: Page): () => Promise<number> {
    const paths = new Set<string>();
    page.on('framenavigated', () => paths.add(pathOf(page)));
    return async () => {
      await inList(page, 'Lobby').click();
      await conversationWith(page, 'Lobby').waitFor();
      return Array.from(paths).filter((path) => path.startsWith('/rooms/')).length - 1;
    };
  }

  it('gives way to the one of whoever is chosen after', async () => {
    const page = await stage.open(anna, `/rooms/${lobby}?people`);
    const otherRooms = watch(page);
    const { asked, letGo } = await holdBen(page);
    await writeTo(page, 'Ben Slow');
    await asked;
    await writeTo(page, 'Cleo Slow');
    await conversationWith(page, 'Cleo Slow').waitFor();
    await letGo();
    expect(await otherRooms()).toBe(1);
  });

  it('leads nowhere once the dialog is closed', async () => {
    const page = await stage.open(anna, `/rooms/${lobby}?dialog=write`);
    const otherRooms = watch(page);
    const { asked, letGo } = await holdBen(page);
    await page.getByRole('searchbox', { name: words('contact_new_search') }).fill('ben-slow');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ben Slow/ })
      .click();
    await asked;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await letGo();
    expect(await otherRooms()).toBe(0);
  });
});
