import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, roomOf } from '../support/cast.ts';
import { hearth, settingsOf } from '../support/command.ts';
import { startCommand } from '../support/command-process.ts';
import { corpus } from '../support/corpus.ts';
import { sayWithFile } from '../support/files.ts';
import { fillRoom } from '../support/fill-room.ts';
import { ban } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

interface ExportedMessage {
  readonly position: number;
  readonly authorId: string | null;
  readonly body?: string;
  readonly editedAt?: string;
  readonly deletedAt?: string;
  readonly earlier?: readonly { readonly body: string }[];
  readonly files?: readonly { readonly name: string; readonly path: string }[];
}

interface Exported {
  readonly format: string;
  readonly of: string;
  readonly place: string;
  readonly people: readonly {
    readonly username: string;
    readonly email?: string;
    readonly devices?: readonly object[];
  }[];
  readonly rooms: readonly {
    readonly name: string;
    readonly description?: string;
    readonly members?: readonly { readonly userId: string; readonly role: string }[];
    readonly banned?: readonly { readonly userId: string; readonly reason: string }[];
    readonly membership?: object | null;
    readonly messages: readonly ExportedMessage[];
  }[];
}

describe.each(dialects)('export on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let name: string;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo], { description: corpus.join('\n') });
    ({ name } = room);
    for (const text of corpus) await ben.say(room.id, `.${text}`);
    const { message: edited } = await anna.say(room.id, 'first words');
    await anna.edit(edited!.id, 'second words');
    const { message: deleted } = await anna.say(room.id, 'never mind');
    await anna.delete(deleted!.id);
    await cleo.say(room.id, 'I was here');
    await sayWithFile(ben, room.id, { content: 'minutes of the meeting', name: 'what? how.txt' });
    await ban(anna, room.id, cleo, 'noise');
    await roomOf(ben, [], { access: 'PASSWORD', password: 'open sesame' });
  });
  afterAll(() => server.stop());

  async function exported(
    ...words: string[]
  ): Promise<{ readonly data: Exported; readonly text: string; readonly file: string }> {
    const file = join(folder, `${++count}.json`);
    const ended = await hearth(['export', '--to', file, ...words], { env: settingsOf(server) });
    expect(ended).toMatchObject({ code: 0, complaints: [], out: expect.stringContaining(file) as string });
    const text = readFileSync(file, 'utf8');
    return { data: JSON.parse(text) as Exported, text, file };
  }

  it('tells everything to the byte, and no secret, while the server runs', async () => {
    const { data, text, file } = await exported();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(data).toMatchObject({ format: 'hearth-export', formatVersion: 1, of: 'server', place: 'Hearth' });
    expect(data.people.map(({ username }) => username).toSorted()).toEqual(['anna', 'ben', 'cleo', 'dora']);
    expect(data.people.find(({ username }) => username === 'anna')?.email).toBe('anna@example.org');
    expect(data.rooms).toHaveLength(3);
    const room = data.rooms.find((candidate) => candidate.name === name)!;
    expect(room.description).toBe(corpus.join('\n'));
    expect(room.members).toHaveLength(2);
    expect(room.banned).toMatchObject([{ userId: cast.cleo.id, byId: cast.anna.id, reason: 'noise' }]);
    expect(room.messages.map(({ position }) => position)).toEqual(room.messages.map((_message, index) => index + 1));
    const bodies = room.messages.slice(0, corpus.length).map(({ body }) => Buffer.from(body!).toString('hex'));
    expect(bodies).toEqual(corpus.map((body) => Buffer.from(`.${body}`).toString('hex')));
    const [edited, deleted, last, carrying] = room.messages.slice(-4);
    const [told] = carrying!.files!;
    expect(told!.name).toBe('what? how.txt');
    expect(readFileSync(join(folder, told!.path), 'utf8')).toBe('minutes of the meeting');
    expect(edited).toMatchObject({ body: 'second words', earlier: [{ body: 'first words' }] });
    expect(Object.keys(deleted!)).toEqual(['id', 'position', 'authorId', 'sentAt', 'deletedAt']);
    expect(last).toMatchObject({ body: 'I was here', authorId: cast.cleo.id });
    expect(text).not.toMatch(/argon2|passwordHash|tokenHash|codeHash/);
    for (const secret of [goodPassword, cast.anna.token, 'open sesame', 'never mind'])
      expect(text).not.toContain(secret);
  });

  it('is for the host’s user alone, even where somebody has laid a file in its way that all may read', async () => {
    const file = join(folder, `shared-${++count}.json`);
    writeFileSync(`${file}.unfinished`, 'x');
    chmodSync(`${file}.unfinished`, 0o666);
    expect((await hearth(['export', '--to', file], { env: settingsOf(server) })).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('tells a room with the names of its people, and nothing of others', async () => {
    const { data, text } = await exported('--room', ` ${name.toUpperCase()} `);
    expect(data.of).toBe('room');
    expect(data.rooms.map((room) => room.name)).toEqual([name]);
    expect(data.people.map(({ username }) => username).toSorted()).toEqual(['anna', 'ben', 'cleo']);
    expect(text).not.toContain('anna@example.org');
    expect(text).not.toContain(cast.dora.id);
  });

  it('tells one person what is theirs, rooms that they are out of included, and nothing that others said', async () => {
    const { data, text } = await exported('--account', 'Cleo');
    expect(data.people).toMatchObject([{ username: 'cleo', devices: [{}], preferences: { theme: 'SYSTEM' } }]);
    const room = data.rooms.find((candidate) => candidate.name === name)!;
    expect(room).toMatchObject({ membership: null, messages: [{ body: 'I was here' }] });
    expect(text).not.toContain('second words');
    expect(text).not.toContain(cast.ben.id);
  });

  it.each([
    [['--room', 'Nowhere'], 1, /^Could not find a room with the name "Nowhere"/],
    [['--account', 'eve'], 1, /^Nobody here has the username "eve"/],
    [['--room', 'a', '--account', 'b'], 2, /--room or --account, not both/],
    [['--to', '/nowhere/at/all.json'], 1, /cannot be written \(ENOENT\)/],
  ])('refuses %j, and writes nothing', async (words, code, line) => {
    const to = join(folder, 'refused.json');
    const ended = await hearth(['export', '--to', to, ...words], { env: settingsOf(server) });
    expect(ended.code).toBe(code);
    expect(ended.complaints[0]).toMatch(line);
    expect(readdirSync(folder).filter((file) => file.startsWith('refused'))).toEqual([]);
  });
});

describe('export of a long room', () => {
  it('comes in pieces, and Ctrl+C in between leaves no file', async () => {
    const server = await startTestServer();
    const { anna } = await castOf(server);
    const { id } = await roomOf(anna);
    await fillRoom(server, anna, id, 20_000);
    const to = join(folder, 'long.json');
    const words = ['export', '--to', to];
    expect((await hearth(words, { env: settingsOf(server) })).code).toBe(0);
    const { rooms } = JSON.parse(readFileSync(to, 'utf8')) as Exported;
    expect(rooms.map(({ messages }) => messages.length).toSorted()).toEqual([0, 20_000]);
    rmSync(to);
    const command = startCommand(words, settingsOf(server));
    await until(() => existsSync(`${to}.unfinished`), 'the export has begun');
    command.kill('SIGINT');
    expect(await command.ended).toMatchObject({ code: 130, out: 'Stopped. Nothing was written.\n' });
    expect(existsSync(to) || existsSync(`${to}.unfinished`)).toBe(false);
    await server.stop();
  });
});
