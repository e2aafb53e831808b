import { randomUUID } from 'node:crypto';
import { freshName, operations, type Person, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { sayWithFile } from '../support/files.ts';
import { appoint, ban } from '../support/moderation.ts';
import { reportPerson } from '../support/reports.ts';
import { startMailServer } from '../support/mail-server.ts';
import { makePicture } from '../support/pictures.ts';
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

/** Starts four servers and fills them; `stop` ends them. */
export async function startSchemaCast() {
  const server = await startTestServer();
  const closed = await startTestServer({ settings: { SIGN_UP: 'closed' } });
  await signUp(closed, 'anna');
  const fresh = await startTestServer();
  const crowded = await startCrowded();
  const mailing = await startMailing();
  const people = new Map<Persona, Person>();
  const person = (persona: Persona): Person => people.get(persona)!;
  const host = await signUp(server, 'host', { email: 'host@example.org' });
  people.set('host', host);
  const newcomer = await signUp(server, 'newcomer', { email: 'newcomer@example.org' });
  const suspended = await signUp(server, 'suspended');
  await host.run(operations.suspendPerson, { input: { userId: suspended.id } });
  await host.run(operations.changeServerSettings, { input: { isQuickJoinOn: true } });
  for (const persona of personas.slice(1, -1)) {
    people.set(persona, await signUp(server, persona, { email: `${persona}@example.org` }));
  }
  const makeStudy = (): Promise<Study> => makeStudyOf(person);
  const study = await makeStudy();
  await sayWithFile(person('owner'), study.id, { content: await makePicture() });
  await reportPerson(person('owner'), study.id, person('member'), 'noise');
  return {
    server,
    closed,
    /** Somebody elsewhere who comes to a server that nobody owns yet. */
    early: new Client(fresh, { headers: { 'X-Forwarded-For': '203.0.113.7' } }),
    /** Takes one device per person, and has one person. */
    crowded,
    /** Knows a mail server that is away by now, and somebody who has got a letter. */
    mailing,
    newcomer,
    suspended,
    person,
    clientOf: (persona: Persona): Client => people.get(persona) ?? new Client(server),
    study,
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
      for (const started of [server, closed, crowded, fresh, mailing.server]) await started.stop();
    },
  };
}

async function startCrowded(): Promise<TestServer> {
  const crowded = await startTestServer();
  const crowd = await signUp(crowded, 'crowd');
  await crowd.run(operations.changeServerSettings, { input: { devices: 'ONE_REFUSE' } });
  return crowded;
}

async function startMailing() {
  const mail = await startMailServer();
  const server = await startTestServer({ settings: { SMTP_URL: mail.url, MAIL_FROM: 'chat@example.org' } });
  const host = await signUp(server, 'host', { email: 'host@example.org' });
  const { link } = await mail.letterTo('host@example.org');
  await mail.halt();
  return { server, host, linkCode: link.split('/').at(-1)! };
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
