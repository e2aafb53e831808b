import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, signUp } from '../support/cast.ts';
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

  it('falls back to the username when the display name is taken away', async () => {
    const { updateProfile } = await cast.ben.run(operations.updateProfile, { input: { displayName: ' \u200b ' } });
    expect(updateProfile.user?.displayName).toBe('ben');
  });

  it.each([
    ['displayName', 'x'.repeat(51)],
    ['displayName', 'two\nlines'],
    ['displayName', 'turned \u202eround'],
    ['bio', 'x'.repeat(501)],
  ])('refuses a %s that breaks its rule, and changes nothing', async (field, text) => {
    const { cleo } = cast;
    const { updateProfile } = await cleo.run(operations.updateProfile, {
      input: { displayName: 'Cleopatra', bio: 'q', [field]: text },
    });
    expect(updateProfile).toMatchObject({ user: null, error: { __typename: 'InvalidInput', problems: [{ field }] } });
    const { viewer } = await cleo.run(operations.viewer);
    expect(viewer?.user).toMatchObject({ displayName: 'cleo', bio: '' });
  });

  it('takes a bio of 500 characters, counted as people count', async () => {
    const { updateProfile } = await cast.dora.run(operations.updateProfile, { input: { bio: '🦔'.repeat(500) } });
    expect(updateProfile.error).toBeNull();
  });

  it.each(['displayName', 'bio'])('refuses half of a character in the %s', async (field) => {
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
