import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations, roomOf, signUp, type Person } from '../support/cast.ts';
import { sayWithFile } from '../support/files.ts';
import { makePicture } from '../support/pictures.ts';
import { scripts } from '../support/scripts.ts';
import { ban } from '../support/moderation.ts';
import { report, resolve } from '../support/reports.ts';
import { eventually, log, roomList, useStage } from '../support/stage.ts';
import { words } from '../support/words.ts';

const stage = useStage();
let anna: Person;
let mallory: Person;

beforeAll(async () => {
  anna = await signUp(stage.server, 'anna');
  mallory = await signUp(stage.server, 'mallory');
});

/** What a page asks of the person, which none of these pages does by itself. What the content policy refuses is on the console. */
function refuseDialogs(page: Page): string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}

const dangerousLinks = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('a[href]'), (link) => (link as HTMLAnchorElement).href).filter(
      (href) => !/^https?:/.test(href),
    ),
  );

describe('what looks like a program', () => {
  it('is shown as it was written in messages, and runs nowhere', async () => {
    const room = await roomOf(mallory, [anna]);
    for (const text of scripts) await mallory.say(room.id, text);
    const page = await stage.open(anna, `/rooms/${room.id}`);
    const dialogs = refuseDialogs(page);
    await log(page).getByText(scripts.at(-1)!, { exact: true }).waitFor();
    const shown = await page.getByRole('article').locator('[dir=auto]:not(p)').allTextContents();
    expect(shown).toEqual(scripts);
    const foreign = log(page).getByRole('article').locator('img, script, iframe, style, base, math, form');
    expect(await foreign.count()).toBe(0);
    expect(await dangerousLinks(page)).toEqual([]);
    for (const link of await log(page).getByRole('link').all()) {
      await link.hover();
      expect(await link.getAttribute('rel')).toContain('noopener');
    }
    expect(dialogs).toEqual([]);
  });

  it('is shown as it was written in the names of files, wherever they are listed, and runs nowhere', async () => {
    const room = await roomOf(mallory, [anna]);
    const picture = await makePicture('png');
    const names: string[] = [];
    for (const [index, name] of scripts.entries()) {
      const { file } = await sayWithFile(mallory, room.id, { name, content: index % 2 === 0 ? 'plain' : picture });
      names.push(file.name);
    }
    const page = await stage.open(anna, `/rooms/${room.id}?files`);
    const dialogs = refuseDialogs(page);
    const list = page.getByRole('region', { name: words('room_files') });
    for (const name of names) await list.getByText(name, { exact: true }).first().waitFor();
    await log(page)
      .getByRole('link', { name: names.at(-2)! })
      .first()
      .waitFor();
    const last = log(page).getByRole('button', { name: words('file_show', { name: names.at(-1)! }), exact: true });
    await last.click();
    await page
      .getByRole('dialog')
      .getByRole('img', { name: names.at(-1)!, exact: true })
      .waitFor();
    const foreign = page.locator('main').locator('script, iframe, style, base, math, img[src=x], [onclick], [onload]');
    expect(await foreign.count()).toBe(0);
    expect(await dangerousLinks(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it('is shown as it was written in the names of rooms and people, and runs nowhere', async () => {
    const names = scripts.filter((text) => Array.from(text).length <= 60);
    const page = await stage.open(anna, '/rooms');
    const dialogs = refuseDialogs(page);
    let lastId = '';
    for (const name of names) {
      const { updateProfile } = await mallory.run(operations.updateProfile, {
        input: { displayName: name.slice(0, 50), bio: name },
      });
      expect(updateProfile.error).toBeNull();
      const room = await roomOf(mallory, [anna], { name, description: name });
      await mallory.say(room.id, name);
      lastId = room.id;
    }
    for (const name of names) await roomList(page).getByText(name, { exact: true }).first().waitFor();
    await page.goto(`/rooms/${lastId}?people`);
    await page
      .getByRole('region', { name: words('room_people') })
      .getByText(names.at(-1)!.slice(0, 50))
      .first()
      .waitFor();
    await page.getByRole('heading', { name: names.at(-1)!, level: 1 }).waitFor();
    await page
      .getByRole('link', { name: words('rooms_join') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: words('room_join_title') });
    for (const name of names) await dialog.getByText(name, { exact: true }).first().waitFor();
    expect(await dangerousLinks(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it("is shown as it was written in one's own profile and draft, and runs nowhere", async () => {
    const name = '<b onclick=alert(1)>M</b>';
    await mallory.run(operations.updateProfile, {
      input: { displayName: name, bio: scripts.join('\n').slice(0, 400) },
    });
    const page = await stage.open(mallory, '/settings');
    const dialogs = refuseDialogs(page);
    await page.getByText(name, { exact: true }).first().waitFor();
    expect(await page.getByRole('textbox', { name: words('settings_bio') }).inputValue()).toContain(scripts[0]);
    expect(dialogs).toEqual([]);
  });

  it('is shown as it was written where a place, its invitations and its bans are told, and runs nowhere', async () => {
    const short = scripts.filter((text) => Array.from(text).length <= 60);
    const owner = await signUp(stage.server, 'olaf', { displayName: '<svg/onload=alert(1)>' });
    await anna.run(operations.changeRole, { input: { userId: owner.id, role: 'ADMIN' } });
    const room = await roomOf(owner, [mallory], { name: '<i onclick=alert(2)>x' });
    for (const note of short) await owner.run(operations.createInvite, { input: { roomId: room.id, note } });
    const { createInvite } = await owner.run(operations.createInvite, { input: { roomId: room.id } });
    await owner.run(operations.changeServerSettings, { input: { serverName: short[0] } });
    const reason = scripts.join(' ').slice(0, 200);
    expect((await ban(owner, room.id, mallory, reason)).error).toBeNull();
    const { message } = await owner.say(room.id, 'plain');
    for (const text of scripts) await owner.edit(message!.id, text);

    const visitor = await stage.open(null, `/invite/${createInvite.code}`);
    const [inside, banned] = [
      await stage.open(owner, '/admin/settings'),
      await stage.open(mallory, `/rooms/${room.id}`),
    ];
    const dialogs = [visitor, inside, banned].flatMap((page) => refuseDialogs(page));
    await visitor.getByText('<svg/onload=alert(1)>').first().waitFor();
    expect(await visitor.title()).toContain(short[0]);
    await inside.getByRole('heading', { name: words('admin_changes') }).waitFor();
    await inside.getByText(short[0]!).first().waitFor();
    await banned.getByText(reason.slice(0, 40)).first().waitFor();
    await inside.goto(`/rooms/${room.id}?people`);
    await log(inside).getByText(scripts.at(-1)!, { exact: true }).waitFor();
    await inside.getByText(reason.slice(0, 40)).first().waitFor();
    for (const page of [visitor, inside, banned]) expect(await dangerousLinks(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it('is shown as it was written in a card about a person and in what is reported, and runs nowhere', async () => {
    const fitting = scripts.filter((text) => Array.from(text).length <= 30);
    const pronouns = fitting[0]!;
    const said = await mallory.run(operations.updateProfile, { input: { pronouns, interests: fitting.slice(0, 12) } });
    expect(said.updateProfile.error).toBeNull();
    const victor = await signUp(stage.server, 'victor');
    const room = await roomOf(anna, [mallory, victor]);
    const { message } = await victor.say(room.id, scripts.at(-1)!);
    const reason = scripts.join(' ').slice(0, 200);
    const { report: made } = await report(mallory, message!.id, reason);
    const page = await stage.open(anna, `/rooms/${room.id}?dialog=reports`);
    const dialogs = refuseDialogs(page);
    const reports = page.getByRole('dialog', { name: words('report_title') });
    await reports.getByText(reason, { exact: true }).waitFor();
    await reports.getByText(scripts.at(-1)!, { exact: true }).first().waitFor();
    await resolve(anna, made!.id, 'NOTHING_DONE', reason);
    await reports.getByText(words('report_none'), { exact: true }).waitFor();
    await reports.getByText(words('report_resolved')).click();
    await eventually(() => reports.getByText(reason, { exact: true }).count()).toBe(2);
    await page.goto('/rooms?person=mallory');
    const card = page.getByRole('dialog');
    await card.getByText(pronouns, { exact: true }).first().waitFor();
    expect(await card.getByRole('listitem').allInnerTexts()).toEqual(fitting.slice(0, 12));
    expect(await page.locator('img[src=x], iframe, base, [onclick], [onerror], [onload]').count()).toBe(0);
    expect(await dangerousLinks(page)).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it('runs nowhere as an address, a part of one or a question mark behind it', async () => {
    const profile = await stage.profile(null);
    const page = await profile.context.newPage();
    const dialogs = refuseDialogs(page);
    const paths = scripts.slice(0, 8).flatMap((text) => {
      const part = encodeURIComponent(text);
      return [
        `/invite/${part}`,
        `/recover/${part}`,
        `/rooms/${part}`,
        `/sign-in?next=${part}`,
        `/${part}?ended=${part}#${part}`,
      ];
    });
    for (const path of paths) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      expect(await page.locator('h1 *:not(span), img[src=x], iframe, base').count()).toBe(0);
      expect(await dangerousLinks(page)).toEqual([]);
    }
    expect(dialogs).toEqual([]);
    // An address that is none is answered with 404, which Chromium tells.
    const others = profile.complaints.filter((complaint) => !complaint.includes('status of 404'));
    expect(others).toEqual([]);
    profile.forget();
  }, 120_000);
});
