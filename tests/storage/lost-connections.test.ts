import { describe, expect, it } from 'vitest';
import { RequestError } from '../../server/shared/request-error.ts';
import { castOf, roomOf } from '../support/cast.ts';
import { hasPostgres } from '../support/postgres.ts';
import { startTestServer, within } from '../support/server.ts';

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
});
