import { afterEach, expect, test, vi } from 'vitest';
import { makePlainClient } from '../../web/lib/graphql/clients.ts';
import { RoomFilesDocument } from '../../web/lib/graphql/generated/later/graphql.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a question that is asked again while its answer is on the way gets an answer of its own', async () => {
  const answers: ((room: string) => void)[] = [];
  vi.stubGlobal('fetch', () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    answers.push((name) => resolve(Response.json({ data: { room: { name } } })));
    return promise;
  });
  const client = makePlainClient();
  const ask = () => client.query(RoomFilesDocument, { roomId: 'garden', first: 30, after: null }).toPromise();
  const before = ask();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const after = ask();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('new');
  answers[0]?.('old');
  expect((await before).data?.room).toEqual({ name: 'old' });
  expect((await after).data?.room).toEqual({ name: 'new' });
});
