import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPromises } from '../../server/database/backup/invariants.ts';
import { operations, Person, roomOf, signIn, signUp } from '../support/cast.ts';
import { type Ended, hearth, settingsOf } from '../support/command.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

describe.each(dialects)('demo on %s', (dialect) => {
  let server: TestServer;
  let out: string;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const ended = await demo('load');
    expect(ended).toMatchObject({ code: 0, complaints: [] });
    ({ out } = ended);
  });
  afterAll(() => server.stop());

  const demo = (...words: string[]): Promise<Ended> => hearth(['demo', ...words], { env: settingsOf(server) });
  const count = async (sql: string): Promise<number> => {
    const [row] = await server.app.database.em.fork().execute<Record<string, unknown>[]>(sql);
    return Number(Object.values(row!)[0]);
  };
  const counts = async (): Promise<number[]> => [
    await count('select count(*) from user_account'),
    await count('select count(*) from room'),
    await count('select count(*) from message'),
    await count('select count(*) from membership'),
  ];
  const sampleIn = async (username: string): Promise<Person> => {
    const { token, viewer } = await signIn(server, username, /with the password (\S+)/.exec(out)![1]);
    return new Person(server, username, viewer!.user.id, token!);
  };

  it('lets one sign in as its people, with the password that it has shown, and read what was said', async () => {
    const mia = await sampleIn('mia');
    const { rooms } = await mia.run(operations.rooms, { first: 100 });
    expect(rooms.nodes).toHaveLength(7);
    const family = rooms.nodes.find(({ name }) => name === 'Family');
    const { nodes } = await mia.messages(family!.id, { first: 100 });
    expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_node, index) => index + 1));
    expect(nodes.map(({ sentAt }) => sentAt)).toEqual(nodes.map(({ sentAt }) => sentAt).toSorted());
    expect(nodes[0]!.body).toMatch(/^Who is bringing what/);
    expect((await mia.say(family!.id, 'Hello!')).message?.position).toBe(nodes.length + 1);
    expect(await brokenPromises(count)).toEqual([]);
    expect(await count("select count(*) from user_account where role <> 'MEMBER'")).toBe(0);
  });

  it('is harmless twice', async () => {
    const before = await counts();
    expect(await demo('load')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing was changed') as string,
    });
    expect(await counts()).toEqual(before);
  });

  it('leaves the server to whoever makes the first account, and removes exactly what it has made', async () => {
    const anna = await signUp(server, 'anna');
    const ben = await signUp(server, 'ben');
    expect(await count("select count(*) from user_account where username = 'anna' and role = 'OWNER'")).toBe(1);
    expect(await count("select count(*) from user_account where role <> 'MEMBER'")).toBe(1);
    const { rooms } = await anna.run(operations.rooms, { first: 100 });
    const named = (name: string) => rooms.nodes.find((room) => room.name === name)!;
    const [hiking, board] = [named('Hiking'), named('Noticeboard')];
    await ben.joinRoom({ roomId: hiking.id });
    await ben.say(hiking.id, 'May I come, too?');
    const finn = await sampleIn('finn');
    const own = await roomOf(anna, [ben, finn]);
    await finn.say(own.id, 'Hello from the sample');
    const [socket, { stream }] = [await finn.openSocket(), await anna.listen(operations.events)];

    await hearth(['admin', 'make-owner', 'mia'], { env: settingsOf(server) });
    expect(await demo('remove')).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/^mia is a sample and owns/)],
    });
    await hearth(['admin', 'make-owner', 'anna'], { env: settingsOf(server) });
    const removed = await demo('remove');
    expect(removed).toMatchObject({ code: 0, complaints: [] });
    expect(removed.out).toContain('8 sample people and 5 rooms are gone.');
    expect(removed.out).toContain('"Hiking" stays');
    expect((await socket.closed).code).toBe(4401);
    await stream.takeUntil(({ data }) => data?.events.__typename === 'MemberLeft');

    expect(await count('select count(*) from user_account')).toBe(2);
    expect(await anna.room(board.id)).toBeNull();
    const { nodes } = await ben.messages(hiking.id, { first: 100 });
    expect(nodes.at(-1)).toMatchObject({ body: 'May I come, too?', author: { username: 'ben' } });
    expect(nodes[0]).toMatchObject({ author: null });
    expect((await ben.room(hiking.id))?.viewerMembership?.role).toBe('OWNER');
    const { nodes: said } = await ben.messages(own.id, { first: 100 });
    expect(said).toMatchObject([{ body: 'Hello from the sample', author: null }]);
    expect(await anna.room(own.id)).toMatchObject({ memberCount: 2, viewerMembership: { role: 'OWNER' } });
    expect(await brokenPromises(count)).toEqual([]);
  });

  it('is refused on a server with anything real, and removing nothing is harmless', async () => {
    const before = await counts();
    expect(await demo('load')).toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/^This server is in use/)],
    });
    expect(await demo('remove')).toMatchObject({ code: 0, out: 'No sample is there; nothing was changed.\n' });
    expect(await counts()).toEqual(before);
  });
});

describe('demo', () => {
  it('takes a password that is told, unless it is weak, while no server runs; removed, the server is as before', async () => {
    const server = await startTestServer();
    await server.halt();
    const env = settingsOf(server);
    const weak = await hearth(['demo', 'load', '--password', 'password1'], { env });
    expect(weak).toMatchObject({ code: 1, complaints: [expect.stringMatching(/easy to guess/)] });
    const ended = await hearth(['demo', 'load', '--password', 'sunny meadow picnic rug'], { env });
    expect(ended.code).toBe(0);
    await server.resume();
    expect((await signIn(server, 'yuki', 'sunny meadow picnic rug')).viewer?.user.username).toBe('yuki');
    await server.halt();
    const removed = await hearth(['demo', 'remove'], { env });
    expect(removed.out).toBe('8 sample people and 6 rooms are gone.\n');
    await server.resume();
    const rows = await server.app.database.em.fork().execute<{ name: string }[]>('select name from room');
    expect(rows).toEqual([{ name: 'Lobby' }]);
    await server.stop();
  });

  it.each([
    [[], /load or remove/],
    [['fly'], /load or remove/],
    [['remove', '--password', 'x'], /needs no password/],
  ])('refuses %j', async (words, line) => {
    const { code, complaints } = await hearth(['demo', ...words], { env: {} });
    expect(code).toBe(2);
    expect(complaints[0]).toMatch(line);
  });
});
