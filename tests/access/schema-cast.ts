import { randomUUID } from 'node:crypto';
import { freshName, operations, type Person, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { appoint, ban } from '../support/moderation.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

export const personas = ['signed out', 'stranger', 'banned', 'member', 'moderator', 'owner', 'host'] as const;
export type Persona = (typeof personas)[number];

/** A room in which everybody but the stranger and the host, who owns the server, has their role or is banned. */
export interface Study {
  readonly id: string;
  readonly name: string;
  readonly messageId: string;
}

/** Everybody who asks for the fields of the schema, and all that they ask about. */
export type SchemaCast = Awaited<ReturnType<typeof startSchemaCast>>;

/** Starts three servers and fills them; `stop` ends them. */
export async function startSchemaCast() {
  const server = await startTestServer();
  const closed = await startTestServer({ settings: { SIGN_UP: 'closed' } });
  await signUp(closed, 'anna');
  const crowded = await startCrowded();
  const people = new Map<Persona, Person>();
  const person = (persona: Persona): Person => people.get(persona)!;
  const host = await signUp(server, 'host', { email: 'host@example.org' });
  people.set('host', host);
  const newcomer = await signUp(server, 'newcomer');
  const suspended = await signUp(server, 'suspended');
  await host.run(operations.suspendPerson, { input: { userId: suspended.id } });
  await host.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
  for (const persona of personas.slice(1, -1)) {
    people.set(persona, await signUp(server, persona, { email: `${persona}@example.org` }));
  }
  const makeStudy = (): Promise<Study> => makeStudyOf(person);
  return {
    server,
    closed,
    /** Takes one device per person, and has one person. */
    crowded,
    newcomer,
    suspended,
    person,
    clientOf: (persona: Persona): Client => people.get(persona) ?? new Client(server),
    study: await makeStudy(),
    lobby: (await host.run('{ rooms(matching: "lobby") { nodes { id } } }')).rooms.nodes[0]!.id,
    vault: (await host.createRoom({ name: 'Vault', access: 'PASSWORD', password: 'open sesame' })).room!.id,
    guild: (await host.createRoom({ name: 'Guild', access: 'INVITE' })).room!.id,
    makeStudy,
    /** A study with one member more than the personas. */
    aboutMember: async () => {
      const { id: roomId } = await makeStudy();
      await newcomer.joinRoom({ roomId, password: 'open sesame' });
      return { roomId, userId: newcomer.id };
    },
    invite: async (by: Person, roomId: string): Promise<string> =>
      (await by.run(operations.createInvite, { input: { roomId } })).createInvite.code!,
    guest: async (): Promise<Client> => {
      const input = { name: 'Mira', wantToken: true };
      const { token } = (await new Client(server).run(operations.joinAsGuest, { input })).joinAsGuest;
      return new Client(server, { token: token! });
    },
    rename: () => host.run(operations.changeServerSettings, { input: { serverName: freshName() } }),
    async stop() {
      for (const started of [server, closed, crowded]) await started.stop();
    },
  };
}

async function startCrowded(): Promise<TestServer> {
  const crowded = await startTestServer();
  const crowd = await signUp(crowded, 'crowd');
  await crowd.run(operations.changeServerSettings, { input: { devices: 'ONE_REFUSE' } });
  return crowded;
}

async function makeStudyOf(person: (persona: Persona) => Person): Promise<Study> {
  const owner = person('owner');
  const room = (await owner.createRoom({ name: freshName('Study'), access: 'PASSWORD', password: 'open sesame' }))
    .room!;
  for (const persona of ['member', 'moderator'] as const) {
    await person(persona).joinRoom({ roomId: room.id, password: 'open sesame' });
  }
  await appoint(owner, room.id, person('moderator'));
  await ban(owner, room.id, person('banned'), 'noise');
  const messageId = randomUUID();
  await owner.say(room.id, 'wellcome', messageId);
  await owner.edit(messageId, 'welcome');
  return { id: room.id, name: room.name, messageId };
}
