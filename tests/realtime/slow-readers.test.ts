import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PresenceChanged } from '../../server/graphql/generated.ts';
import { topics } from '../../server/graphql/subscriptions.ts';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import type { Result, SocketClient, Stream } from '../support/client.ts';
import { startTestServer, type TestServer, until, within } from '../support/server.ts';

const readers = 8;
const frozenReaders = 2;
/** 40 kB each, so that few of them fill a socket's buffer. */
const longBody = '🔥'.repeat(limits.messageLengthMax);
/** Bytes that the system itself holds for a connection on the way, both ends together, at most. */
const kernelBufferBytesMax = 12 * 1024 * 1024;
const atOnce = 20;
const messages =
  atOnce * Math.ceil((limits.socketBufferBytesMax + kernelBufferBytesMax) / (4 * limits.messageLengthMax * atOnce));

interface Reader {
  readonly socket: SocketClient;
  readonly stream: Stream;
}

const positionsOf = (results: readonly Result[]) => results.map(({ data }) => data!.messageAdded.position);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_none, index) => first + index);

describe('while some readers of a room take nothing', () => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer();
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  it('the others get everything; the frozen ones are closed with 4413, resume and end with everything too', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const listen = (): Promise<Reader> => ben.listen(operations.messageAdded, { roomId: room.id });
    const all: Reader[] = [];
    while (all.length < readers) all.push(await listen());
    const frozen = all.slice(0, frozenReaders);
    const others = all.slice(frozenReaders);
    for (const { socket } of frozen) socket.socket.pause();

    for (let sent = 0; sent < messages; sent += atOnce)
      await Promise.all(Array.from({ length: atOnce }, () => anna.say(room.id, longBody)));
    for (const { stream } of others) {
      await until(() => stream.received.length >= messages, 'a reader that reads had everything');
      expect(positionsOf(stream.received)).toEqual(upTo(messages));
    }
    expect(server.app.tallies.slowReaders.total).toBe(frozenReaders);

    for (const { socket } of frozen) {
      socket.socket.resume();
      expect(await within(socket.closed, 'the end of a frozen socket')).toMatchObject({ code: 4413 });
    }
    const { hub } = server.app.backend;
    await until(() => hub.size === others.length, 'nothing waits for those who were frozen');
    for (const { stream } of frozen) {
      const seen = positionsOf(stream.received);
      expect(seen).toEqual(upTo(seen.length));
      const resumed = await ben.listen(operations.messageAdded, { roomId: room.id, afterPosition: seen.length });
      await until(() => resumed.stream.received.length >= messages - seen.length, 'it had the rest');
      expect(positionsOf(resumed.stream.received)).toEqual(upTo(messages, seen.length + 1));
      await resumed.socket.close();
    }
    for (const { socket } of others) await socket.close();
  }, 60_000);

  it('one who is behind is not told who comes and goes, but how it is once they have caught up', async () => {
    const { anna, ben, cleo } = cast;
    const room = await roomOf(anna, [ben, cleo]);
    const query = `subscription { events {
      ... on MessageAdded { message { position } } ... on PresenceChanged { isOnline user { username } } } }`;
    const behind = await ben.listen(query.replace('position', 'position body'));
    const withIt = await ben.listen(query);
    const { tallies, backend } = server.app;
    const cut = tallies.slowReaders.total;
    const tellOfCleo = (): unknown =>
      backend.hub.publish(topics.presence, { __typename: 'PresenceChanged', userId: cleo.id }, new Set([ben.id]));
    behind.socket.socket.pause();

    let told = 0;
    while (tallies.ephemeralsDropped.total === 0) {
      await Promise.all(Array.from({ length: 5 }, () => anna.say(room.id, longBody)));
      tellOfCleo();
      told++;
    }
    const presenceIn = (results: readonly Result[]) =>
      results.flatMap(({ data }) => {
        const { user, isOnline } = data!.events as Partial<PresenceChanged>;
        return user?.username === 'cleo' ? [`cleo ${isOnline}`] : [];
      });
    await until(() => presenceIn(withIt.stream.received).length === told, 'a reader that reads was told each time');
    const cleoComes = await cleo.openSocket();
    await until(() => backend.presence.isOnline(cleo.id), 'cleo is there');

    behind.socket.socket.resume();
    const isThere = await behind.stream.takeUntil((result) => presenceIn([result])[0] === 'cleo true');
    expect(isThere).toBeDefined();
    const seen = presenceIn(behind.stream.received);
    expect(seen.slice(0, told - 1)).toEqual(Array.from({ length: told - 1 }, () => 'cleo false'));
    expect(tallies.slowReaders.total).toBe(cut);
    tellOfCleo();
    await until(() => presenceIn(behind.stream.received).length > seen.length, 'the reader is told at once again');
    for (const socket of [behind.socket, withIt.socket, cleoComes]) await socket.close();
  }, 60_000);
});
