import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteServerAct } from '../../server/accounts/server-act.ts';
import { noteAct } from '../../server/rooms/room-act.ts';
import { type Cast, castOf, roomOf } from '../support/cast.ts';
import { appoint, ban, remove, transfer, unban, update } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const acts = `query ($id: ID!, $first: Int, $after: String) { room(id: $id) { acts(first: $first, after: $after) {
  nodes { kind by { id } about { id } } pageInfo { hasNextPage endCursor } } } }`;

describe.each(dialects)('what was done in a room on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('is written down once for each thing that was done, and for none that was refused or changed nothing', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const id = randomUUID();
    await cleo.say(room.id, 'spam', id);
    await appoint(anna, room.id, ben);
    await appoint(anna, room.id, ben);
    await ben.run(`mutation { deleteMessage(input: { id: "${id}" }) { message { id } } }`);
    await ban(ben, room.id, anna);
    await ban(ben, room.id, cleo);
    await ban(ben, room.id, cleo);
    await unban(anna, room.id, cleo);
    await cleo.joinRoom({ roomId: room.id });
    await remove(ben, room.id, cleo);
    await update(ben, { roomId: room.id, description: 'No spam' });
    await appoint(anna, room.id, ben, 'MEMBER');
    await transfer(anna, room.id, ben);

    const { nodes } = (await ben.run(acts, { id: room.id })).room!.acts;
    const names = new Map([anna, ben, cleo].map((person) => [person.id, person.username]));
    expect(nodes.map(({ kind, by, about }) => [names.get(by!.id), kind, about && names.get(about.id)])).toEqual([
      ['anna', 'TRANSFERRED', 'ben'],
      ['anna', 'DISMISSED', 'ben'],
      ['ben', 'CHANGED_ROOM', null],
      ['ben', 'REMOVED', 'cleo'],
      ['anna', 'UNBANNED', 'cleo'],
      ['ben', 'BANNED', 'cleo'],
      ['ben', 'DELETED_MESSAGE', 'cleo'],
      ['anna', 'APPOINTED', 'ben'],
    ]);
    const first = (await anna.run(acts, { id: room.id, first: 5 })).room!.acts;
    const rest = (await anna.run(acts, { id: room.id, after: first.pageInfo.endCursor })).room!.acts;
    expect([...first.nodes, ...rest.nodes]).toEqual(nodes);
    expect((await cleo.ask(acts, { id: room.id })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('is told in the order in which it was done, also what was done in the same millisecond', async () => {
    const { anna, ben } = cast;
    const room = await roomOf(anna, [ben]);
    const kinds = ['APPOINTED', 'CHANGED_ROOM', 'DISMISSED', 'REMOVED', 'UNBANNED', 'BANNED'] as const;
    const serverKinds = ['SUSPENDED', 'SIGNED_OUT', 'RESTORED', 'INVITED', 'REVOKED_INVITE', 'CHANGED_ROLE'] as const;
    await server.app.backend.services.work.transact(async (tx) => {
      for (const kind of kinds) await noteAct(tx, room.id, kind, anna.id, ben.id);
      for (const kind of serverKinds) await noteServerAct(tx, kind, anna.id, { aboutId: ben.id });
    });
    const told = (await anna.run(acts, { id: room.id })).room!.acts.nodes;
    expect(told.map(({ kind }) => kind).toReversed()).toEqual(kinds);
    const { nodes } = (await anna.run(`{ administration { acts(first: ${serverKinds.length}) { nodes { kind } } } }`))
      .administration.acts;
    expect(nodes.map(({ kind }) => kind).toReversed()).toEqual(serverKinds);
  });
});
