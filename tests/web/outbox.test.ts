import { describe, expect, test } from 'vitest';
import { Client, CombinedError, fetchExchange } from '@urql/core';
import { editsIn, pendingIn, queuesByRoom } from '../../web/lib/offline/outbox-order.ts';
import { SendMessageDocument } from '../../web/lib/graphql/generated/graphql.ts';
import { readSendResult } from '../../web/lib/offline/send-result.ts';
import type { OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import { makeUuidV7 } from '../../web/lib/offline/uuid-v7.ts';
import { message } from './message.ts';

const outgoing = (id: string, changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id,
  edits: null,
  roomId: 'garden',
  body: id,
  writtenAt: '2026-11-21T10:00:00.000Z',
  refusal: null,
  ...changes,
});
const graphQLError = (code: string, extensions = {}) =>
  new CombinedError({ graphQLErrors: [{ message: 'words', extensions: { code, ...extensions } }] });

describe('the outbox', () => {
  test('sends per room in the order of writing', () => {
    const queues = queuesByRoom([outgoing('3'), outgoing('1'), outgoing('2', { roomId: 'shed' })]);
    expect(queues.map((queue) => queue.map(({ id }) => id))).toEqual([['1', '3'], ['2']]);
  });

  test('lets a refused message hold nothing up', () => {
    const [queue] = queuesByRoom([outgoing('1', { refusal: 'Too long.' }), outgoing('2')]);
    expect(queue?.map(({ id }) => id)).toEqual(['2']);
  });

  test('shows what is not yet among the room’s messages, refused ones too', () => {
    const all = [outgoing('2', { refusal: 'no' }), outgoing('1'), outgoing('0'), outgoing('9', { roomId: 'shed' })];
    expect(pendingIn('garden', all, (id) => id === '0').map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('shows other words where their message stands; refused ones below, where it does not show', () => {
    const edit = outgoing('3', { edits: 'm1' });
    const refused = outgoing('4', { edits: 'm2', refusal: 'no' });
    const all = [edit, refused, outgoing('5', { edits: 'm1' }), outgoing('6', { edits: 'm9', roomId: 'shed' })];
    expect(pendingIn('garden', all, () => true)).toEqual([]);
    expect(pendingIn('garden', all, () => false)).toEqual([refused]);
    expect(Array.from(editsIn('garden', all), ([id, { body }]) => [id, body])).toEqual([
      ['m1', '5'],
      ['m2', '4'],
    ]);
  });

  test('makes ids that sort in the order of making, within one millisecond and over a clock set back', () => {
    const ids = [1_000, 1_000, 1_000, 900, 1_001].map((now) => makeUuidV7(Date.UTC(2026, 10, 21) + now));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('makes ids of UUID version 7', () => {
    expect(makeUuidV7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });
});

describe('an answer to a send', () => {
  const payload = (answer: object) => answer as never;

  test('is a success with the message', () => {
    expect(readSendResult(payload({ message: message(1), error: null }), undefined)).toMatchObject({ kind: 'sent' });
  });

  test('is a refusal with the server’s words', () => {
    const data = payload({ message: null, error: { __typename: 'NotAMember', message: 'You are not in this room.' } });
    expect(readSendResult(data, undefined)).toEqual({ kind: 'refused', words: 'You are not in this room.' });
  });

  test('means another try when the network or the server failed', () => {
    const lost = new CombinedError({ networkError: new TypeError('Failed to fetch') });
    expect(readSendResult(undefined, lost)).toEqual({ kind: 'later', afterMs: null });
    expect(readSendResult(undefined, graphQLError('INTERNAL_SERVER_ERROR'))).toEqual({ kind: 'later', afterMs: null });
  });

  test('means another try after the time that the server names', () => {
    for (const code of ['RATE_LIMITED', 'UNAVAILABLE']) {
      const busy = graphQLError(code, { retryAfterMs: 1_500 });
      expect(readSendResult(undefined, busy)).toEqual({ kind: 'later', afterMs: 1_500 });
    }
  });

  test('means another try when the server, or a proxy before it, answers 503', async () => {
    const answers = {
      json: '{"errors":[{"message":"Busy.","extensions":{"code":"UNAVAILABLE","retryAfterMs":1000}}]}',
      html: '<html>503 Service Unavailable</html>',
    };
    for (const [kind, body] of Object.entries(answers)) {
      const headers = { 'Content-Type': kind === 'json' ? 'application/json' : 'text/html' };
      const fetch = async (): Promise<Response> => new Response(body, { status: 503, headers });
      const client = new Client({
        url: 'http://localhost/graphql',
        exchanges: [fetchExchange],
        fetch,
        preferGetMethod: false,
      });
      const input = { id: '1', roomId: 'garden', body: 'x' };
      const { data, error } = await client.mutation(SendMessageDocument, { input }).toPromise();
      expect(readSendResult(data?.sendMessage, error)).toEqual({
        kind: 'later',
        afterMs: kind === 'json' ? 1_000 : null,
      });
    }
  });

  test('means that the session has ended', () => {
    expect(readSendResult(undefined, graphQLError('UNAUTHENTICATED'))).toEqual({ kind: 'session-ended' });
  });
});
