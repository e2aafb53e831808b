import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, roomOf } from '../support/cast.ts';
import { report } from '../support/reports.ts';
import { shoot } from '../support/shoot.ts';
import { barriers, message, phone, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let cast: Cast;

beforeAll(async () => {
  cast = await castOf(stage.server);
});

const kinds: readonly [string, BrowserContextOptions][] = [
  ['a phone in the dark', { ...phone, colorScheme: 'dark', reducedMotion: 'reduce' }],
  ['a desktop', { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }],
];
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });

/** The card about a person, which lies over what was there, is open; it goes. */
async function closeCard(page: Page, name: string): Promise<void> {
  const card = page.getByRole('dialog', { name, exact: true });
  await card.getByText(`@${name}`).waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
}

describe.each(kinds)('on %s', (kind, options) => {
  it('a member reports a message; a moderator sees it at once, removes it, and the member is told', async () => {
    const { ben, cleo, dora } = cast;
    const room = await roomOf(ben, [cleo, dora], { name: `Market ${kind}` });
    await cleo.say(room.id, 'Who has a ladder?');
    await cleo.say(room.id, 'Cheap watches, write to me');
    const [owner, member, author] = await Promise.all([
      stage.open(ben, `/rooms/${room.id}`, options),
      stage.open(dora, `/rooms/${room.id}`, options),
      stage.open(cleo, `/rooms/${room.id}`, options),
    ]);
    await message(author, 'Cheap watches, write to me').waitFor();
    await message(member, 'Cheap watches, write to me').click({ button: 'right' });
    await member.getByRole('menuitem', { name: words('message_report'), exact: true }).click();
    await member.getByRole('textbox', { name: words('report_reason') }).fill('Spam');
    expect(await barriers(member)).toEqual([]);
    await shoot(member, `${kind}-report`);
    await button(member, words('report_send')).click();
    await member.getByText(words('report_sent')).waitFor();

    await owner.getByRole('link', { name: words('report_open', { count: 1 }) }).click();
    const card = owner.getByRole('article', { name: words('report_about_message', { name: 'cleo' }) });
    await card.getByText('Spam', { exact: true }).waitFor();
    await card.getByText(words('report_context')).click();
    const around = card.getByRole('listitem').filter({ hasText: 'Who has a ladder?' });
    await button(around, 'cleo').click();
    await closeCard(owner, 'cleo');
    expect(await barriers(owner)).toEqual([]);
    await shoot(owner, `${kind}-reports`);
    await card.getByRole('textbox').fill('The third time');
    await button(owner, words('report_decide_remove')).click();
    await owner.getByText(words('report_none'), { exact: true }).waitFor();
    await owner.getByText(words('report_resolved')).click();
    const outcome = owner.getByText(words('report_outcome_removed', { name: 'ben' }));
    await button(outcome, 'ben').click();
    await closeCard(owner, 'ben');
    await owner.getByText('The third time').waitFor();

    await member.getByText(words('report_notice', { room: room.name })).waitFor();
    await message(author, 'Cheap watches, write to me').waitFor({ state: 'detached' });
    // Nobody tells the author who it was, or that it was reported.
    expect(await author.getByText('dora').count()).toBe(0);
    await member.goto('/settings');
    await member.getByText(words('report_own_title')).waitFor();
    await member.getByText(words('report_own_resolved')).first().waitFor();
  });

  it('a person is reported from the list of people, and banned after a question', async () => {
    const { ben, cleo, dora } = cast;
    const room = await roomOf(ben, [cleo, dora], { name: `Square ${kind}` });
    const [owner, member] = await Promise.all([
      stage.open(ben, `/rooms/${room.id}?dialog=reports`, options),
      stage.open(dora, `/rooms/${room.id}?people`, options),
    ]);
    await owner.getByText(words('report_none'), { exact: true }).waitFor();
    await shoot(owner, `${kind}-no-reports`);
    await button(member, words('room_person_menu', { name: 'cleo' })).click();
    await member.getByRole('menuitem', { name: words('room_person_report'), exact: true }).click();
    await button(member, words('report_send')).click();
    await member.getByText(words('report_sent')).waitFor();
    await button(owner, words('report_decide_ban', { name: 'cleo' })).click();
    const question = owner.getByRole('alertdialog');
    expect(await barriers(owner)).toEqual([]);
    await question.getByRole('button', { name: words('report_decide_ban', { name: 'cleo' }) }).click();
    await owner.getByText(words('report_none'), { exact: true }).waitFor();
    expect((await cleo.say(room.id, 'hello')).error).toMatchObject({ __typename: 'Banned' });
  });
});

it('what is about a moderator does not show to them', async () => {
  const { anna, ben, cleo } = cast;
  const room = await roomOf(anna, [ben, cleo]);
  const { message: said } = await anna.say(room.id, 'about me');
  await report(ben, said!.id);
  const page = await stage.open(anna, `/rooms/${room.id}?dialog=reports`);
  await page.getByText(words('report_none'), { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: words('report_open', { count: 1 }) }).count()).toBe(0);
});
