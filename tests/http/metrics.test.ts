import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import { send } from '../support/client.ts';
import { startTestServer, type TestServer, until } from '../support/server.ts';

const token = 'a-token-for-the-figures';
const bearer = { Authorization: `Bearer ${token}` };

describe('/metrics', () => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({
      settings: { METRICS_TOKEN: token },
      trustedDocuments: { viewer: operations.viewer, sendMessage: operations.sendMessage },
    });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  /** The value of each series, by its name and labels as they are written. */
  async function figures(): Promise<ReadonlyMap<string, number>> {
    const { status, headers, body } = await send(server, '/metrics', { headers: bearer });
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(headers['cache-control']).toBe('no-store');
    const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );
  }

  it('is there for whoever brings the token, and for nobody else', async () => {
    const status = async (headers: Record<string, string>) => (await send(server, '/metrics', { headers })).status;
    expect(await status(bearer)).toBe(200);
    for (const headers of [{}, { Authorization: 'Bearer wrong' }, { Authorization: `Bearer ${cast.anna.token}` }]) {
      expect(await status(headers as Record<string, string>)).toBe(401);
    }
  });

  it('tells connections, subscriptions, stored messages, deliveries and how long a commit and its fan-out took', async () => {
    const room = await roomOf(cast.anna, [cast.ben]);
    const before = await figures();
    const anna = await cast.anna.listen(operations.events);
    const ben = await cast.ben.listen(operations.messageAdded, { roomId: room.id });
    await cast.anna.say(room.id, 'one');
    await cast.anna.say(room.id, 'two');
    await anna.stream.takeUntil((result) => result.data?.events.__typename === 'MessageAdded');
    await ben.stream.next();
    await ben.stream.next();

    const now = await figures();
    const grown = (name: string): number => now.get(name)! - (before.get(name) ?? 0);
    expect(grown('hearth_connections')).toBe(2);
    expect(grown('hearth_connections_signed_in')).toBe(2);
    expect(grown('hearth_sockets_opened_total')).toBe(2);
    expect(grown('hearth_subscriptions')).toBe(2);
    expect(grown('hearth_messages_stored_total')).toBe(2);
    expect(grown('hearth_deliveries_total')).toBe(4);
    expect(grown('hearth_commit_seconds_count')).toBe(2);
    expect(grown('hearth_commit_group_sends_sum')).toBe(2);
    expect(grown('hearth_fan_out_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(grown('hearth_commit_seconds_sum')).toBeGreaterThan(0);
    expect(now.get('hearth_sends_waiting')).toBe(0);
    expect(now.get('hearth_passwords_waiting')).toBe(0);
    expect(now.get('hearth_disk_free_bytes')).toBeGreaterThan(0);

    await anna.socket.close();
    await ben.socket.close();
    await until(async () => (await figures()).get('hearth_connections') === before.get('hearth_connections'), 'closed');
  });

  it("counts operations under the app's own names, whatever names others make up", async () => {
    const before = await figures();
    await cast.anna.run(operations.viewer);
    await cast.anna.post({ documentId: 'viewer' });
    for (const name of ['A', 'B', 'C']) await cast.anna.run(`query ${name} { instance { name } }`);
    const now = await figures();
    const grown = (operation: string): number => {
      const series = `hearth_graphql_operations_total{operation="${operation}"}`;
      return now.get(series)! - before.get(series)!;
    };
    expect([grown('Viewer'), grown('SendMessage'), grown('other')]).toEqual([2, 0, 3]);
    const operationsTold = Array.from(now.keys()).filter((name) => name.startsWith('hearth_graphql_operations_total'));
    expect(operationsTold).toHaveLength(3);
  });

  it('counts refusals by code and HTTP requests by class and status, with few series whatever is asked', async () => {
    await cast.nobody.ask(operations.rooms);
    for (const path of ['/one', '/two/three', '/rooms/1', '/_app/none.js', '/health']) await send(server, path);
    const now = await figures();
    expect(now.get('hearth_refusals_total{code="UNAUTHENTICATED"}')).toBeGreaterThan(0);
    expect(now.get('hearth_http_requests_total{route="graphql",status="401"}')).toBeGreaterThan(0);
    expect(now.get('hearth_http_requests_total{route="health",status="200"}')).toBe(1);
    const routes = Array.from(now.keys(), (name) => /http_requests_total{route="(\w+)"/.exec(name)?.[1]);
    expect(
      new Set(routes.filter(Boolean)).difference(new Set(['graphql', 'asset', 'health', 'metrics', 'app'])),
    ).toEqual(new Set());
  });

  it('tells what runs, its memory and how late its event loop is', async () => {
    const now = await figures();
    expect(Array.from(now.keys())).toContainEqual(expect.stringMatching(/^hearth_info{version="\d+\.\d+\.\d+"}$/));
    expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(now.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  });

  it('names nobody and no room', async () => {
    const { body } = await send(server, '/metrics', { headers: bearer });
    for (const secret of [cast.anna.id, cast.anna.token, 'anna', '@', token]) expect(body).not.toContain(secret);
  });

  it('is not there unless the owner has set a token', async () => {
    const other = await startTestServer();
    expect((await send(other, '/metrics', { headers: bearer })).status).toBe(404);
    await other.stop();
  });
});
