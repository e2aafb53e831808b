import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
