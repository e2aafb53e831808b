import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '../support/contacts.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedisServer } from '../support/redis-server.ts';
import { type Fleet, Member, startFleet } from './fleet.ts';

describe.skipIf(!hasPostgres || !hasRedisServer)('a conversation of two on two nodes', { timeout: 60_000 }, () => {
  let fleet: Fleet;
  let anna: Member;
  let ben: Member;
  beforeAll(async () => {
    fleet = await startFleet({ size: 2 });
    const [first, second] = fleet.nodes;
    [anna, ben] = [await Member.signUp(first!, 'anna'), await Member.signUp(second!, 'ben')];
  }, 120_000);
  afterAll(() => fleet.stop());

  const open = async (member: Member, other: Member): Promise<string> => {
    const { room } = (await member.run(contacts.openConversation, { input: { userId: other.id } })).openConversation;
    return room!.id;
  };

  it('is one, also when both open it at the same time', async () => {
    const ids = await Promise.all(
      Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? open(anna, ben) : open(ben, anna))),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('brings what is said from the one node to the other, and a block within a second', async () => {
    const roomId = await open(anna, ben);
    const { stream, socket } = await ben.listen(contacts.events);
    await anna.say(roomId, 'across');
    await stream.takeUntil(({ data }) => data?.events.__typename === 'MessageAdded');
    await anna.run(contacts.blockPerson, { input: { userId: ben.id } });
    const begun = performance.now();
    await stream.takeUntil(({ data }) => data?.events.__typename === 'RoomChanged');
    expect(performance.now() - begun).toBeLessThan(1_000);
    await socket.close();
    const answer = await ben.ask(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { error { __typename } } }`,
      { input: { id: crypto.randomUUID(), roomId, body: 'late' } },
    );
    expect(answer.data!.sendMessage.error).toEqual({ __typename: 'NotTakingMessages' });
  });
});
