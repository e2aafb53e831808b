import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, goodPassword, operations, roomOf } from '../support/cast.ts';
import type { AnswerError } from '../support/client.ts';
import { startTestServer, type TestServer, until } from '../support/server.ts';

describe('a mistake of our own', () => {
  let server: TestServer;
  let cast: Cast;
  let roomId: string;
  beforeAll(async () => {
    server = await startTestServer();
    cast = await castOf(server);
    roomId = (await roomOf(cast.anna)).id;
    await server.app.database.em.fork().getConnection().execute('alter table message rename to message_elsewhere');
  });
  afterAll(() => server.stop());

  function expectMasked(error: AnswerError | undefined): void {
    expect(error?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    const { reference } = error!.extensions!;
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(error!.message).toBe(
      `Something went wrong on the server. If it stays so, tell its owner the reference ${reference}.`,
    );
    const entries = server.logged.filter((entry) => entry['reference'] === reference);
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).toContain('no such table');
  }

  it('is masked over HTTP, with status 500 and a reference that the log explains', async () => {
    const answer = await cast.anna.ask(operations.messages, { id: roomId });
    expect(answer.status).toBe(500);
    expect(answer.errors).toHaveLength(1);
    expectMasked(answer.errors[0]);
    expect(JSON.stringify(answer)).not.toMatch(/sqlite|message_elsewhere|no such table|select|node_modules/i);
  });

  it('is masked over the socket too, which goes on', async () => {
    const socket = await cast.anna.openSocket();
    const told = await socket.ask(operations.messages, { id: roomId });
    expectMasked(told.errors?.[0]);
    expect((await socket.ask('{ viewer { user { username } } }')).data?.viewer?.user.username).toBe('anna');
    await socket.close();
  });

  it('ends a subscription that cannot replay what was missed', async () => {
    const socket = await cast.anna.openSocket();
    const stream = socket.start(operations.messageAdded, { roomId, afterPosition: 0 });
    const { errors } = await stream.next();
    expectMasked(errors?.[0]);
    await stream.ended;
    await until(() => server.app.backend.hub.size === 0, 'nobody listens');
    await socket.close();
  });

  it('stores nothing of a send that failed, whose id may be tried again', async () => {
    const id = crypto.randomUUID();
    const input = { id, roomId, body: 'never seen in the log' };
    expect((await cast.anna.ask(operations.sendMessage, { input })).status).toBe(500);
    await server.app.database.em.fork().getConnection().execute('alter table message_elsewhere rename to message');
    expect((await cast.anna.say(roomId, input.body, id)).message?.position).toBe(1);
    expect((await cast.anna.messages(roomId)).nodes).toHaveLength(1);
  });

  it('never brings message text, tokens or passwords into the log', async () => {
    const log = JSON.stringify(server.logged);
    expect(log).not.toBe('[]');
    for (const secret of ['never seen in the log', cast.anna.token, goodPassword]) expect(log).not.toContain(secret);
  });
});
