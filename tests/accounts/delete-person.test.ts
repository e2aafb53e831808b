import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, operations, roomOf, signIn, signUp } from '../support/cast.ts';
import { allErased, deletePerson, deletion } from '../support/deletion.ts';
import { appoint } from '../support/moderation.ts';
import { startTestServer, type TestServer, within } from '../support/server.ts';

describe('deleting somebody else’s account', () => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer();
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('hands their rooms on to moderators before members, and closes those that nobody else is in', async () => {
    const { anna, ben, cleo } = cast;
    const emil = await signUp(server, 'emil');
    const shared = await roomOf(emil, [ben, cleo]);
    await appoint(emil, shared.id, cleo);
    const alone = await roomOf(emil);
    await emil.say(shared.id, 'good bye');
    const socket = await emil.openSocket();
    expect(await deletePerson(anna, emil, 'REMOVE')).toEqual({ userId: emil.id, error: null });
    expect((await within(socket.closed, 'the socket to be cut')).code).toBe(4401);
    await allErased(server);
    expect((await cleo.room(shared.id))?.viewerMembership?.role).toBe('OWNER');
    const [said] = (await ben.messages(shared.id)).nodes;
    expect([said?.body, said?.deletedAt]).toEqual(['', expect.any(String)]);
    expect(await anna.room(alone.id)).toBeNull();
    expect((await signIn(server, 'emil')).error).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await deletePerson(anna, emil)).toMatchObject({ error: { __typename: 'PersonNotFound' } });
    const listed = await anna.run('{ administration { accounts { nodes { user { id } viewerMayDelete } } } }');
    expect(listed.administration.accounts.nodes).not.toContainEqual(expect.objectContaining({ user: { id: emil.id } }));
  });

  it('is for those above them alone', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    for (const { id } of [ben, cleo]) {
      await anna.run(operations.changeRole, { input: { userId: id, role: 'ADMIN' } });
    }
    const ask = (by: typeof nobody, userId: string) =>
      by.ask(deletion.deletePerson, { input: { userId, messages: 'KEEP' } });
    for (const [by, person] of [
      [ben, anna],
      [ben, cleo],
      [ben, ben],
      [anna, anna],
      [dora, ben],
      [dora, dora],
    ] as const) {
      expect((await ask(by, person.id)).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect((await ask(nobody, dora.id)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await ask(anna, 'nobody')).errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await ask(anna, randomUUID())).data?.deletePerson.error).toMatchObject({ __typename: 'PersonNotFound' });
    expect((await ask(ben, dora.id)).data?.deletePerson.error).toBeNull();
  });

  it('happens once, whoever asks for it at the same time', async () => {
    const { anna, ben } = cast;
    const flora = await signUp(server, 'flora');
    await roomOf(flora, [anna, ben]);
    const answers = await Promise.all([deletePerson(anna, flora), deletePerson(ben, flora), deletePerson(anna, flora)]);
    expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
  });
});
