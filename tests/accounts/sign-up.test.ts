import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignUpInput } from '../../server/graphql/generated.ts';
import { type Cast, castOf, goodPassword, operations, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('signing up on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function attempt(input: Partial<SignUpInput>) {
    const whole = { username: 'emma', password: goodPassword, wantToken: true, ...input };
    return (await new Client(server).run(operations.signUp, { input: whole })).signUp;
  }

  it('signs the new person in, in the Lobby, under the name as it was typed', async () => {
    const { viewer, token, error } = await attempt({
      username: ' Frida.K ',
      displayName: '  Frida  ',
      email: ' Frida@Example.org ',
    });
    expect(error).toBeNull();
    expect(viewer).toMatchObject({ email: 'Frida@Example.org', user: { username: 'Frida.K', displayName: 'Frida' } });
    const frida = new Client(server, { token: token! });
    const { viewer: again } = await frida.run(
      '{ viewer { user { username } rooms { nodes { name viewerMembership { role } } } } }',
    );
    expect(again).toEqual({
      user: { username: 'Frida.K' },
      rooms: { nodes: [{ name: 'Lobby', viewerMembership: { role: 'MEMBER' } }] },
    });
  });

  it('makes the first person the owner of the Lobby', async () => {
    const { viewer } = await cast.anna.run('{ viewer { rooms { nodes { name viewerMembership { role } } } } }');
    expect(viewer?.rooms.nodes).toContainEqual({ name: 'Lobby', viewerMembership: { role: 'OWNER' } });
  });

  it('shows the username until a display name is chosen', async () => {
    const { viewer } = await attempt({ username: 'gustav', displayName: '  ' });
    expect(viewer?.user.displayName).toBe('gustav');
  });

  it.each([
    ['the same', 'anna'],
    ['other letter case', 'AnnA'],
    ['blanks around it', '  anna '],
    ['full-width letters', 'ａｎｎａ'],
    ['letters that look alike', 'аnnа'.replace(/n/g, 'n')],
  ])('refuses a username that is taken: %s', async (_, username) => {
    const { error, token, viewer } = await attempt({ username });
    expect({ token, viewer }).toEqual({ token: null, viewer: null });
    expect(['UsernameTaken', 'InvalidInput']).toContain(error?.__typename);
    expect((await attempt({ username: `${Date.now()}-free`, displayName: username })).error).toBeNull();
  });

  it('refuses a username in which a capital I stands for an l, and finds people whatever the case they type', async () => {
    expect((await attempt({ username: 'hazel' })).error).toBeNull();
    expect((await attempt({ username: 'hazeI' })).error).toMatchObject({ __typename: 'UsernameTaken' });
    expect((await attempt({ username: 'Ingrid' })).error).toBeNull();
    expect((await signIn(server, 'ingrid')).error).toBeNull();
  });

  it('takes a password in whichever spelling of its letters it is typed', async () => {
    const password = 'crème brûlée zebra';
    expect((await attempt({ username: 'composed', password: password.normalize('NFC') })).error).toBeNull();
    expect((await signIn(server, 'composed', password.normalize('NFD'))).error).toBeNull();
    expect((await signIn(server, 'composed', 'creme brulee zebra')).error).toMatchObject({
      __typename: 'WrongCredentials',
    });
  });

  it('refuses an email that an account has, in any letter case, and names the email as the reason', async () => {
    const { error } = await attempt({ username: 'other-anna', email: 'ANNA@example.org' });
    expect(error).toMatchObject({ __typename: 'EmailTaken' });
    expect((await attempt({ username: 'other-anna', email: 'anna2@example.org' })).error).toBeNull();
  });

  it.each<[string, Partial<SignUpInput>, string]>([
    ['no username', { username: '  ' }, 'username'],
    ['a username of one letter', { username: 'x' }, 'username'],
    ['a username of 33 letters', { username: 'x'.repeat(33) }, 'username'],
    ['a username with a blank', { username: 'em ma' }, 'username'],
    ['a username with an @', { username: 'emma@home' }, 'username'],
    ['a username with NUL', { username: 'em\0ma', displayName: 'Emma' }, 'username'],
    ['a username that mixes alphabets', { username: 'emmа' }, 'username'],
    ['a username with a letter that cannot be seen', { username: 'emma\u3164' }, 'username'],
    ['a username with a selector that cannot be seen', { username: 'emma\ufe0f' }, 'username'],
    ['a username with a stray mark', { username: 'emma\u0332' }, 'username'],
    ['a username that grows beyond all bounds when it is normalised', { username: 'ﷺ'.repeat(32) }, 'username'],
    ['a short password', { password: 'k7#qz!p' }, 'password'],
    ['a long password', { password: 'lantern '.repeat(33) }, 'password'],
    ['one of the commonest passwords', { password: 'password123' }, 'password'],
    ['a password made of the own name', { username: 'emmaline', password: 'emmaline1' }, 'password'],
    ['a long display name', { displayName: 'x'.repeat(51) }, 'displayName'],
    ['a display name of two lines', { displayName: 'Em\nma' }, 'displayName'],
    ['an email without a domain', { email: 'emma@home' }, 'email'],
    ['an email with a line break', { email: 'emma@example.org\nBcc: x@example.org' }, 'email'],
    ['a long email', { email: `${'x'.repeat(250)}@example.org` }, 'email'],
  ])('refuses %s, naming the field', async (_, input, field) => {
    const { error, token } = await attempt(input);
    expect(error).toMatchObject({ __typename: 'InvalidInput', problems: [{ field }] });
    expect(token).toBeNull();
    expect(JSON.stringify(error)).not.toContain(input.password ?? 'no password was given');
    expect((await cast.anna.run('{ user(username: "emma") { id } }')).user).toBeNull();
  });

  it('takes a username and a password at each end of what is allowed', async () => {
    const longest = Array.from({ length: 256 }, (_, index) => 'k7#qz!pwXv0'[(index * index) % 11]).join('');
    expect((await attempt({ username: 'em', password: 'k7#qz!pw' })).error).toBeNull();
    expect((await attempt({ username: 'e'.repeat(32), password: longest })).error).toBeNull();
  });

  it('names every broken rule at once', async () => {
    const { error } = await attempt({ username: '', password: 'x', email: 'x' });
    const fields = error && 'problems' in error ? error.problems.map(({ field }) => field) : [];
    expect(fields).toEqual(['username', 'password', 'email']);
  });

  it.each(['username', 'password', 'displayName', 'email'])('refuses half of a character in the %s', async (field) => {
    const input = { username: 'hugo', password: goodPassword, [field]: `x\ud800${goodPassword}` };
    const answer = await new Client(server).ask(operations.signUp, { input });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('gives one name to one person when 100 ask for it at the same time', async () => {
    const spellings = ['Ida', 'ida', ' IDA ', 'iDa'];
    const payloads = await Promise.all(
      Array.from({ length: 100 }, (_, index) => attempt({ username: spellings[index % 4]! })),
    );
    expect(payloads.filter(({ token }) => token !== null)).toHaveLength(1);
    expect(payloads.filter(({ error }) => error?.__typename === 'UsernameTaken')).toHaveLength(99);
  });

  it('gives one email to one person when ten ask for it at the same time', async () => {
    const payloads = await Promise.all(
      Array.from({ length: 10 }, (_, index) => attempt({ username: `jon${index}`, email: 'jon@example.org' })),
    );
    expect(payloads.filter(({ token }) => token !== null)).toHaveLength(1);
    expect(payloads.filter(({ error }) => error?.__typename === 'EmailTaken')).toHaveLength(9);
  });

  it('lets 50 different people in at the same time, each of them once in the Lobby', async () => {
    const name = (index: number) => `kim-${index}`;
    const payloads = await Promise.all(Array.from({ length: 50 }, (_, index) => attempt({ username: name(index) })));
    expect(payloads.filter(({ error }) => error)).toEqual([]);
    const { rooms } = await cast.anna.run('{ rooms(matching: "lobby") { nodes { memberCount } } }');
    const { viewer } = await cast.anna.run(
      '{ viewer { rooms { nodes { name members(first: 100) { nodes { user { username } } } } } } }',
    );
    const lobby = viewer!.rooms.nodes.find((room) => room.name === 'Lobby')!;
    const names = lobby.members.nodes.map(({ user }) => user.username);
    expect(names.filter((username) => username.startsWith('kim-')).toSorted()).toEqual(
      Array.from({ length: 50 }, (_, index) => name(index)).toSorted(),
    );
    expect(rooms.nodes[0]!.memberCount).toBe(names.length);
  });

  it('never answers or stores a password in plain', async () => {
    await signUp(server, 'lena');
    const rows = await server.app.database.em
      .fork()
      .getConnection()
      .execute<{ password_hash: string }[]>('select * from user_account');
    expect(JSON.stringify(rows)).not.toContain(goodPassword);
    expect(rows.every((row) => row.password_hash.startsWith('$argon2id$'))).toBe(true);
    expect(JSON.stringify(server.logged)).not.toContain(goodPassword);
    expect((await signIn(server, 'lena')).error).toBeNull();
  });
});

describe('a server with SIGN_UP=closed', () => {
  it('takes its first account and then no more', async () => {
    const server = await startTestServer({ settings: { SIGN_UP: 'closed' } });
    await signUp(server, 'anna');
    const input = { username: 'ben', password: goodPassword };
    const { signUp: refused } = await new Client(server).run(operations.signUp, { input });
    expect(refused.error).toMatchObject({ __typename: 'SignUpClosed' });
    expect((await new Client(server).run('{ instance { isSignUpOpen } }')).instance.isSignUpOpen).toBe(false);
    await server.stop();
  });
});
