import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UpdateRoomPreferencesPayload } from '../../server/graphql/generated.ts';
import { type Cast, castOf, operations, roomOf } from '../support/cast.ts';
import type { Client, Variables } from '../support/client.ts';
import { ban } from '../support/moderation.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const mutation = `mutation ($input: UpdateRoomPreferencesInput!) { updateRoomPreferences(input: $input) {
  room { viewerMembership { isFavourite mutedUntil } } error { __typename ... on UserError { message } } } }`;
const places = `query ($id: ID!) { room(id: $id) { members { nodes { user { username } isFavourite mutedUntil } } } }`;
const tomorrow = '2126-11-22T08:00:00.000Z';

describe.each(dialects)('how one has a room in one’s list, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  async function prefer(who: Client, input: Variables): Promise<UpdateRoomPreferencesPayload> {
    return (await who.run(mutation, { input })).updateRoomPreferences;
  }
  const own = ({ room }: UpdateRoomPreferencesPayload) => room?.viewerMembership;

  it('makes a favourite and mutes for a time or for ever, each without the other', async () => {
    const { anna } = cast;
    const { id: roomId } = await roomOf(anna);
    expect(own(await prefer(anna, { roomId, isFavourite: true }))).toEqual({ isFavourite: true, mutedUntil: null });
    expect(own(await prefer(anna, { roomId, isMuted: true, mutedUntil: tomorrow }))).toEqual({
      isFavourite: true,
      mutedUntil: tomorrow,
    });
    expect(own(await prefer(anna, { roomId, isFavourite: false }))).toEqual({
      isFavourite: false,
      mutedUntil: tomorrow,
    });
    expect(own(await prefer(anna, { roomId, isMuted: true }))?.mutedUntil).toBe('9999-12-31T00:00:00.000Z');
    expect(own(await prefer(anna, { roomId, isMuted: false }))?.mutedUntil).toBeNull();
  });

  it('takes muting until a time that is over for no muting', async () => {
    const { anna } = cast;
    const { id: roomId } = await roomOf(anna);
    await prefer(anna, { roomId, isMuted: true });
    expect(own(await prefer(anna, { roomId, isMuted: true, mutedUntil: '2001-01-01T00:00:00.000Z' }))).toEqual({
      isFavourite: false,
      mutedUntil: null,
    });
  });

  it('is told to one’s other devices, and to nobody else', async () => {
    const { anna, ben } = cast;
    const { id: roomId } = await roomOf(anna, [ben]);
    const [mine, theirs] = await Promise.all([anna.listen(operations.events), ben.listen(operations.events)]);
    await prefer(anna, { roomId, isFavourite: true });
    const { data } = await mine.stream.next();
    expect(data?.['events']).toEqual({
      __typename: 'RoomPreferencesChanged',
      roomId,
      isFavourite: true,
      mutedUntil: null,
    });
    await anna.say(roomId, 'and on');
    expect((await theirs.stream.next()).data?.['events']).toMatchObject({ __typename: 'MessageAdded' });
    await Promise.all([mine.socket.close(), theirs.socket.close()]);
  });

  it('is seen by nobody else in the room', async () => {
    const { anna, ben } = cast;
    const { id: roomId } = await roomOf(anna, [ben]);
    await prefer(anna, { roomId, isFavourite: true, isMuted: true });
    const { room } = await ben.run(places, { id: roomId });
    expect(room?.members.nodes).toContainEqual({ user: { username: 'anna' }, isFavourite: null, mutedUntil: null });
    expect(room?.members.nodes).toContainEqual({ user: { username: 'ben' }, isFavourite: false, mutedUntil: null });
  });

  it('is refused to those who are not in the room, in the words of their case', async () => {
    const { anna, ben, dora, nobody } = cast;
    const { id: roomId } = await roomOf(anna, [ben]);
    const change = { roomId, isFavourite: true };
    expect((await prefer(dora, change)).error?.__typename).toBe('NotAMember');
    expect((await prefer(dora, { ...change, roomId: randomUUID() })).error?.__typename).toBe('RoomNotFound');
    expect((await prefer(ben, change)).error).toBeNull();
    await ban(anna, roomId, ben);
    expect((await prefer(ben, change)).error?.__typename).toBe('Banned');
    const { errors } = await nobody.ask(mutation, { input: change });
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
