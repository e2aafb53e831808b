import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeKeeping } from '../support/moderation.ts';
import { type Person, roomOf, signUp } from '../support/cast.ts';
import {
  barriers,
  composer,
  eventually,
  log,
  message,
  onDevice,
  phone,
  sentMessage,
  useStage,
  write,
} from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let ben: Person;

beforeAll(async () => {
  [anna, ben] = [await signUp(stage.server, 'anna'), await signUp(stage.server, 'ben')];
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const kinds = { 'a desktop': { viewport: { width: 1280, height: 800 } }, 'a phone': phone };

/** What the device has stored of the room's messages. */
async function keptOnDevice(page: Page, roomId: string): Promise<string[]> {
  const { messages = [] } = ((await onDevice(page, 'timelines', roomId)) ?? {}) as { messages?: { body: string }[] };
  return messages.map(({ body }) => body);
}

describe.each(Object.entries(kinds))('on %s', (kind, options) => {
  const still = { ...options, reducedMotion: 'reduce' } as const;

  it('an owner lets a room keep its last messages, after reading how many go, and the oldest leave every screen and device', async () => {
    const room = await roomOf(anna, [ben], { name: `Short ${kind}` });
    for (let index = 1; index <= 5; index++) await ben.say(room.id, `line ${index}`);
    const [owner, guest] = await Promise.all([
      stage.open(anna, `/rooms/${room.id}?dialog=settings`, still),
      stage.open(ben, `/rooms/${room.id}`, { ...still, colorScheme: 'dark' }),
    ]);
    await message(guest, 'line 1').waitFor();
    const dialog = owner.getByRole('dialog');
    await dialog.getByText(words('room_keep_last'), { exact: true }).click();
    const amount = dialog.getByRole('textbox', { name: words('room_keep_last_amount') });
    expect(await amount.inputValue()).toBe('100');
    await amount.fill('three');
    await button(owner, words('ui_save')).click();
    await dialog.getByText(words('room_keep_amount_needed')).waitFor();
    await amount.fill('3');
    expect(await barriers(owner)).toEqual([]);
    await button(owner, words('ui_save')).click();
    const question = owner.getByRole('alertdialog', { name: words('room_keep_loss_title', { count: 2 }) });
    await question.waitFor();
    expect(await barriers(owner)).toEqual([]);
    expect(await message(guest, 'line 1').count()).toBe(1);
    await question.getByRole('button', { name: words('room_delete_confirm') }).click();
    await owner.getByText(words('room_change_saved')).waitFor();
    for (const page of [owner, guest]) {
      await message(page, 'line 1').waitFor({ state: 'detached' });
      await message(page, 'line 3').waitFor();
      await log(page)
        .getByText(words('message_kept_last', { count: 3 }))
        .waitFor();
    }
    await write(guest, 'line 6');
    await sentMessage(guest, 'line 6').waitFor();
    for (const page of [owner, guest]) await message(page, 'line 3').waitFor({ state: 'detached' });
    expect(await barriers(guest)).toEqual([]);
    await eventually(() => keptOnDevice(guest, room.id)).toEqual(['line 4', 'line 5', 'line 6']);
    await guest.reload();
    await message(guest, 'line 6').waitFor();
    expect(await message(guest, 'line 3').count()).toBe(0);
  });

  it('what is said live only is on the screens that heard it, until the room is left, and nowhere else', async () => {
    const room = await roomOf(anna, [ben], { name: `Live ${kind}`, keep: 'LIVE' });
    const other = await roomOf(anna, [ben], { name: `Other ${kind}` });
    const guest = await stage.open(ben, `/rooms/${room.id}`, still);
    await composer(guest).waitFor();
    await guest.getByText(words('message_kept_live')).first().waitFor();
    await anna.say(room.id, 'now or never');
    await message(guest, 'now or never').waitFor();
    expect(await barriers(guest)).toEqual([]);
    await write(guest, 'then now');
    await sentMessage(guest, 'then now').waitFor();
    expect(await keptOnDevice(guest, room.id)).toEqual([]);

    // Elsewhere in the app it is heard too, and read on coming in.
    await guest.goto(`/rooms/${other.id}`);
    await composer(guest).waitFor();
    await anna.say(other.id, 'over here');
    await message(guest, 'over here').waitFor();
    await anna.say(room.id, 'and in there');
    const link = guest.getByRole('link', { name: room.name });
    if (kind === 'a phone') await guest.getByRole('link', { name: words('room_back_to_list') }).click();
    await link.getByText(words('rooms_unread', { count: 1 })).waitFor({ state: 'attached' });
    await link.click();
    await message(guest, 'and in there').waitFor();
    expect(await message(guest, 'now or never').count()).toBe(0);
    await guest.reload();
    await composer(guest).waitFor();
    await guest.getByText(words('message_kept_live')).first().waitFor();
    expect(await message(guest, 'and in there').count()).toBe(0);
  });

  it('somebody who joins later sees what is said from then on, and is told so', async () => {
    const cleo = await signUp(stage.server, kind === 'a phone' ? 'cleo-p' : 'cleo-d');
    const owner = await stage.open(anna, '/rooms?dialog=create', still);
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words('room_create_name') }).fill(`Quiet ${kind}`);
    await dialog.getByText(words('room_create_more')).click();
    await dialog.getByText(words('room_new_members_from_joining')).click();
    expect(await barriers(owner)).toEqual([]);
    await button(owner, words('room_create_confirm')).click();
    await write(owner, 'among ourselves');
    await sentMessage(owner, 'among ourselves').waitFor();
    const roomId = new URL(owner.url()).pathname.split('/')[2]!;
    await cleo.joinRoom({ roomId });
    const guest = await stage.open(cleo, `/rooms/${roomId}`, still);
    await guest.getByText(words('message_seen_from_joining')).waitFor();
    await write(owner, 'welcome, Cleo');
    await message(guest, 'welcome, Cleo').waitFor();
    expect(await message(guest, 'among ourselves').count()).toBe(0);
    await log(guest).getByText(words('message_seen_from_joining')).waitFor();
    await changeKeeping(anna, { roomId, newMembersSee: 'EVERYTHING' });
    await guest.reload();
    await message(guest, 'welcome, Cleo').waitFor();
    expect(await message(guest, 'among ourselves').count()).toBe(0);
  });
});
