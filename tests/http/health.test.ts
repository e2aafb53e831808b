import { describe, expect, it } from 'vitest';
import { send } from '../support/client.ts';
import { hasPostgres } from '../support/postgres.ts';
import { startTestServer } from '../support/server.ts';

describe.skipIf(!hasPostgres)('a node without its Redis', () => {
  it('is ready and says that it is not whole: one lost Redis must not take every node away', async () => {
    const token = 'a-token-for-the-figures';
    // Nothing listens at port 1.
    const settings = { REDIS_URL: 'redis://127.0.0.1:1', METRICS_TOKEN: token };
    const node = await startTestServer({ dialect: 'postgres', settings });
    const { status, body } = await send(node, '/health/ready');
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { status: 'degraded', parts: { database: 'ok', redis: 'unreachable' } },
    ]);
    const figures = await send(node, '/metrics', { headers: { Authorization: `Bearer ${token}` } });
    expect(figures.body).toContain('\nhearth_redis_up 0\n');
    await node.stop();
  });
});
