import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signUp } from '../support/cast.ts';
import { type Ended, hearth, settingsOf } from '../support/command.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('invite', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ settings: { SIGN_UP: 'invite' } });
  });
  afterAll(() => server.stop());

  const invite = (words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    hearth(['invite', ...words], { env: { ...settingsOf(server), SIGN_UP: 'invite', ...env } });

  it('is refused while nobody owns the server: the first account needs none', async () => {
    expect(await invite()).toMatchObject({ code: 1, complaints: [expect.stringMatching(/needs no invitation/)] });
    await signUp(server, 'anna');
  });

  it('makes a link that lets in as many as it says, in the name of the owner', async () => {
    const { code, out } = await invite(['--people', '2'], { PUBLIC_URL: 'https://chat.example.org' });
    expect(code).toBe(0);
    expect(out).toContain('lets 2 people in within 168 hours, in the name of anna');
    const [, inviteCode] = /https:\/\/chat\.example\.org\/invite\/([\w-]{22})$/m.exec(out)!;
    await signUp(server, 'ben', { inviteCode });
    await signUp(server, 'cleo', { inviteCode });
    await expect(signUp(server, 'dora', { inviteCode })).rejects.toThrow(/could not sign up/);
  });

  it('works while no server runs, leads to this computer unless told, and shows a QR code to a person', async () => {
    await server.halt();
    const env = { ...settingsOf(server), SIGN_UP: 'invite', PORT: '8123' };
    const { out } = await hearth(['invite', '--hours', '2'], { env, isInteractive: true });
    await server.resume();
    const [, inviteCode] = /http:\/\/127\.0\.0\.1:8123\/invite\/([\w-]{22})$/m.exec(out)!;
    expect(out).toContain('▄');
    await signUp(server, 'dora', { inviteCode });
  });

  it('is refused where the server takes no new accounts', async () => {
    const closed = await startTestServer({ settings: { SIGN_UP: 'closed' } });
    await signUp(closed, 'anna');
    const ended = await hearth(['invite'], { env: settingsOf(closed) });
    expect(ended).toMatchObject({ code: 1, complaints: [expect.stringMatching(/takes no new accounts/)] });
    await closed.stop();
  });

  it.each([
    [['--hours', '0'], /--hours must be a number from 1 to 8,784/],
    [['--people', 'many'], /--people must be a number from 1 to 1,000/],
  ])('refuses %j', async (words, line) => {
    const { code, complaints } = await invite(words);
    expect(code).toBe(2);
    expect(complaints[0]).toMatch(line);
  });
});
