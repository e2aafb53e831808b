import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasControlCharacters } from '../../server/shared/text.ts';
import { type Cast, castOf, operations, signUp } from '../support/cast.ts';
import { corpus } from '../support/corpus.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('a profile on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('changes in what is told, and everybody sees it', async () => {
    const { anna, ben } = cast;
    const change = (input: object) => anna.run(operations.updateProfile, { input });
    await change({ displayName: '  Anna the First ', bio: 'I open rooms.' });
    expect((await change({ bio: 'I open many rooms.' })).updateProfile.user?.displayName).toBe('Anna the First');
    const { user } = await ben.run('{ user(username: "ANNA") { displayName bio } }');
    expect(user).toEqual({ displayName: 'Anna the First', bio: 'I open many rooms.' });
  });

  it('keeps interests trimmed, each once whatever its letter case, in the order given; and pronouns', async () => {
    const { anna, ben } = cast;
    const interests = [' Bees ', 'bees', 'Ｂｅｅｓ', ' ', '\u200b', 'Chess', 'a, b "c"', '🦔 שלום', 'chess'];
    const { updateProfile } = await anna.run(operations.updateProfile, { input: { interests, pronouns: ' she/her ' } });
    const kept = { interests: ['Bees', 'Chess', 'a, b "c"', '🦔 שלום'], pronouns: 'she/her' };
    expect(updateProfile.user).toMatchObject(kept);
    await anna.run(operations.updateProfile, { input: { bio: 'Still here.' } });
    expect((await ben.run('{ user(username: "anna") { interests pronouns } }')).user).toEqual(kept);
    const none = await anna.run(operations.updateProfile, { input: { interests: [], pronouns: ' ' } });
    expect(none.updateProfile.user).toMatchObject({ interests: [], pronouns: '' });
  });

  it('keeps each interest to the byte that may be one', async () => {
    const { anna } = cast;
    const fitting = corpus
      .map((text) => Array.from(text).slice(0, 28).join('').trim())
      .filter((text) => !hasControlCharacters(text));
    expect(fitting.length).toBeGreaterThan(6);
    for (const interest of fitting) {
      const { updateProfile } = await anna.run(operations.updateProfile, { input: { interests: [interest] } });
      expect(updateProfile.user?.interests, JSON.stringify(updateProfile)).toEqual([interest]);
    }
  });

  it('tells everybody who shares a room that interests have changed, at once', async () => {
    const { anna, ben } = cast;
    const { stream, socket } = await ben.listen(operations.events);
    await anna.run(operations.updateProfile, { input: { interests: ['Kites'] } });
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'UserChanged');
    expect(told.at(-1)?.data?.events).toMatchObject({ user: { id: anna.id, interests: ['Kites'] } });
    await socket.close();
  });

  it('falls back to the username when the display name is taken away', async () => {
    const { updateProfile } = await cast.ben.run(operations.updateProfile, { input: { displayName: ' \u200b ' } });
    expect(updateProfile.user?.displayName).toBe('ben');
  });

  it.each([
    ['displayName', 'x'.repeat(51)],
    ['displayName', 'two\nlines'],
    ['displayName', 'turned \u202eround'],
    ['bio', 'x'.repeat(501)],
    ['pronouns', 'x'.repeat(31)],
    ['pronouns', 'two\nlines'],
    ['interests', ['x'.repeat(31)]],
    ['interests', ['fine', 'two\nlines']],
    ['interests', Array.from({ length: 13 }, (_, index) => `No. ${index}`)],
  ])('refuses a %s that breaks its rule, and changes nothing', async (field, value) => {
    const { cleo } = cast;
    const { updateProfile } = await cleo.run(operations.updateProfile, {
      input: { displayName: 'Cleopatra', bio: 'q', [field]: value },
    });
    expect(updateProfile).toMatchObject({ user: null, error: { __typename: 'InvalidInput', problems: [{ field }] } });
    const { viewer } = await cleo.run(operations.viewer);
    expect(viewer?.user).toMatchObject({ displayName: 'cleo', bio: '', pronouns: '', interests: [] });
  });

  it('takes a bio of 500 characters, counted as people count', async () => {
    const { updateProfile } = await cast.dora.run(operations.updateProfile, { input: { bio: '🦔'.repeat(500) } });
    expect(updateProfile.error).toBeNull();
  });

  it.each(['displayName', 'bio', 'pronouns', 'interests'])('refuses half of a character in the %s', async (field) => {
    const answer = await cast.anna.ask(operations.updateProfile, { input: { [field]: '\udc00' } });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is for those who are signed in, and everybody changes their own alone', async () => {
    const { nobody, anna } = cast;
    for (const [operation, input] of [
      [operations.updateProfile, { bio: 'not mine' }],
      [operations.updatePreferences, { theme: 'DARK' }],
    ] as const) {
      const answer = await nobody.ask(operation, { input });
      expect(answer.status).toBe(401);
      expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    }
    expect((await anna.run(operations.viewer)).viewer?.user.bio).not.toBe('not mine');
  });

  it('keeps preferences with the account, each as it is until it is changed', async () => {
    const emma = await signUp(server, 'emma');
    const change = async (input: object) =>
      (await emma.run(operations.updatePreferences, { input })).updatePreferences.preferences;
    expect((await emma.run(operations.viewer)).viewer?.preferences).toEqual({ theme: 'SYSTEM', enterSends: true });
    expect(await change({ theme: 'DARK' })).toEqual({ theme: 'DARK', enterSends: true });
    expect(await change({ enterSends: false })).toEqual({ theme: 'DARK', enterSends: false });
    expect(await change({})).toEqual({ theme: 'DARK', enterSends: false });
    expect((await emma.ask(operations.updatePreferences, { input: { theme: 'PINK' } })).status).toBe(400);
  });

  it('tells of people by their ids, those that there are, 100 at a time', async () => {
    const { anna, ben, cleo, nobody } = cast;
    const query = 'query ($ids: [ID!]!) { users(ids: $ids) { username } }';
    const stranger = '018f4e9c-7a3b-7c2d-9e1f-2a3b4c5d6e7f';
    const { users } = await ben.run(query, { ids: [anna.id, stranger, cleo.id.toUpperCase(), anna.id] });
    expect(users.map(({ username }) => username).toSorted()).toEqual(['anna', 'cleo']);
    expect((await ben.run(query, { ids: [] })).users).toEqual([]);
    expect((await ben.ask(query, { ids: Array(101).fill(anna.id) })).status).toBe(400);
    expect((await ben.ask(query, { ids: ['anna'] })).status).toBe(400);
    expect((await nobody.ask(query, { ids: [anna.id] })).status).toBe(401);
  });

  it('tells an email to its owner alone', async () => {
    const { anna, ben } = cast;
    expect((await anna.run(operations.viewer)).viewer?.email).toBe('anna@example.org');
    const answer = await ben.ask('{ user(username: "anna") { email } }');
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer)).not.toContain('anna@example.org');
  });

  it.each(['', ' ', 'nobody-here', 'an\0na', '\ud800', 'x'.repeat(10_000)])(
    'answers null for a person that there is not: %j',
    async (username) => {
      const { user } = await cast.ben.run('query ($username: String!) { user(username: $username) { id } }', {
        username,
      });
      expect(user).toBeNull();
    },
  );
});
