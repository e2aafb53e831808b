import { describe, expect, it } from 'vitest';
import { RequestError } from '../../server/shared/request-error.ts';
import { castOf, operations, roomOf } from '../support/cast.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasPostgresPrograms, startOwnPostgres } from '../support/postgres-server.ts';
import { startTestServer, until, within } from '../support/server.ts';

const members = `query Members($id: ID!) { room(id: $id) { members(first: 10) { nodes { role user { username } } } } }`;

describe.skipIf(!hasPostgres)('a connection to PostgreSQL that breaks', () => {
  it('within a transaction refuses that change alone, however often it happens', async () => {
    const server = await startTestServer({ dialect: 'postgres' });
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const { work } = server.app.backend.services;
    const outcomes: unknown[] = [];
    // More often than there are connections.
    for (let round = 0; round < 12; round++) {
      const change = work.transact(async ({ em }) => {
        const [own] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
        await work.read().execute(`select pg_terminate_backend(${own!.pid})`);
        await em.execute('select 1');
      });
      outcomes.push(
        await within(
          change.catch((error: unknown) => error),
          'the refusal of the change',
        ),
      );
    }
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(RequestError);
    expect(outcomes[0]).toMatchObject({ code: 'UNAVAILABLE', extensions: { retryAfterMs: 5_000 } });
    expect((await anna.say(room.id, 'still here')).message?.position).toBe(1);
    expect(server.app.backend.services.work.storage.problem).toBeNull();
    await server.stop();
  });

  it('does not keep a read from its answer, of rooms and of messages', async () => {
    const server = await startTestServer({ dialect: 'postgres' });
    const { anna, ben } = await castOf(server);
    const room = await roomOf(anna, [ben]);
    await anna.say(room.id, 'still readable');
    const reads = (): Promise<unknown[]> =>
      Promise.all([anna.messages(room.id), ben.room(room.id), anna.run(members, { id: room.id })]);
    const before = await reads();
    const { work } = server.app.backend.services;
    const held = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const again = await work.transact(async ({ em }) => {
      await em.execute('lock table message, membership, room in access exclusive mode');
      const reading = reads();
      const count = async (): Promise<number> => (await work.read().execute<unknown[]>(`select pid ${held}`)).length;
      await until(async () => (await count()) >= 3, 'the reads wait');
      await work.read().execute(`select pg_terminate_backend(pid) ${held}`);
      return { reading };
    });
    expect(await again.reading).toEqual(before);
    await server.stop();
  });
});

describe.skipIf(!hasPostgresPrograms)('while PostgreSQL is away', () => {
  it('reads are refused with UNAVAILABLE and when to ask again, over HTTP and over a socket, and answered once it is back', async () => {
    const postgres = await startOwnPostgres();
    const server = await startTestServer({ settings: { DATABASE_URL: postgres.url } });
    const { anna } = await castOf(server);
    const room = await roomOf(anna);
    const socket = await anna.openSocket();
    const ask = operations.messages;
    expect((await socket.ask(ask, { id: room.id })).data?.room?.messages.nodes).toEqual([]);

    await postgres.crash();
    const overHttp = await anna.ask(ask, { id: room.id });
    expect([overHttp.status, overHttp.headers['retry-after']]).toEqual([503, '5']);
    const overSocket = await socket.ask(ask, { id: room.id });
    const ofMembers = await socket.ask(members, { id: room.id });
    for (const { errors } of [overHttp, overSocket, ofMembers]) {
      expect(errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', retryAfterMs: 5_000 });
    }
    expect(server.logged.filter(({ msg }) => msg.startsWith('The database cannot be reached'))).toHaveLength(1);

    await postgres.restart();
    expect((await anna.messages(room.id)).nodes).toEqual([]);
    expect((await socket.ask(members, { id: room.id })).data?.room?.members.nodes).toHaveLength(1);
    await socket.close();
    await server.stop();
    await postgres.stop();
  });
});
