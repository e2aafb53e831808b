import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../server/accounts/session.ts';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { hasBytes } from '../support/files.ts';
import { makePicture } from '../support/pictures.ts';
import { dialects, startTestServer, type TestServer, until, within } from '../support/server.ts';

const minuteMs = 60_000;

describe.each(dialects)('what is being uploaded when its session ends, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let picture: Buffer;
  let names = 0;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
    picture = await makePicture();
  });
  afterAll(() => server.stop());

  const lastUsed = async ({ id: userId }: Person): Promise<number> => {
    const em = server.app.backend.services.work.read();
    return (await em.findOneOrFail(Session, { userId })).lastUsedAt.getTime();
  };

  /** Sends all of it but the last byte, until the server knows who sends it. */
  async function begin(person: Person, path: string, body: Buffer): Promise<Socket> {
    server.clock.advance(2 * minuteMs);
    const before = await lastUsed(person);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${person.token}\r\n` +
        `X-Hearth-Upload: 1\r\nX-Hearth-File-Name: a.bin\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, -1));
    await until(async () => (await lastUsed(person)) > before, 'the server knows who sends it');
    return socket;
  }

  async function finish(socket: Socket, body: Buffer): Promise<string> {
    const answered = within(new Promise((resolve) => socket.once('data', resolve)), 'its answer');
    socket.write(body.subarray(-1));
    const answer = String(await answered);
    socket.destroy();
    return answer.slice(0, answer.indexOf('\r\n'));
  }

  const ends: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
    'signed out': (person) => person.run(operations.signOut),
    suspended: ({ id }) => cast.anna.run(operations.suspendPerson, { input: { userId: id } }),
  };

  it.each(['nothing', ...Object.keys(ends)])(
    'counts for a file and for pictures if nothing ends it, else not: %s',
    async (what) => {
      const person = await signUp(server, `person${++names}`);
      const room = await roomOf(person);
      const id = randomUUID();
      const begun = [
        await begin(person, `/files/${room.id}/${id}`, picture),
        await begin(person, '/pictures/profile', picture),
        await begin(person, `/pictures/rooms/${room.id}`, picture),
      ];
      await ends[what]?.(person);
      const answers = await Promise.all(begun.map((socket) => finish(socket, picture)));
      const isTaken = what === 'nothing';
      expect(answers).toEqual(begun.map(() => (isTaken ? 'HTTP/1.1 200 OK' : 'HTTP/1.1 401 Unauthorized')));
      expect(hasBytes(server, id)).toBe(isTaken);
      const { user } = await cast.anna.run('query ($name: String!) { user(username: $name) { pictureId } }', {
        name: person.username,
      });
      expect(user?.pictureId === null).toBe(!isTaken);
    },
  );
});
