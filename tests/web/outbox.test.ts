import { describe, expect, test } from 'vitest';
import { Client, CombinedError, fetchExchange } from '@urql/core';
import { editsIn, pendingIn, queuesByRoom } from '../../web/lib/offline/outbox-order.ts';
import { SendMessageDocument } from '../../web/lib/graphql/generated/graphql.ts';
import { readSendResult } from '../../web/lib/offline/send-result.ts';
import type { ChosenFile, OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import { nextUpload } from '../../web/lib/offline/upload-order.ts';
import { readUploadAnswer } from '../../web/lib/offline/upload-file.ts';
import { timeOfUuidV7 } from '../../web/lib/offline/stray-files.ts';
import { makeUuidV7 } from '../../web/lib/offline/uuid-v7.ts';
import { message } from './message.ts';

const outgoing = (id: string, changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id,
  edits: null,
  roomId: 'garden',
  body: id,
  files: [],
  isSecondUpload: false,
  writtenAt: '2026-11-21T10:00:00.000Z',
  refusal: null,
  ...changes,
});
const file = (id: string, isUploaded = false): ChosenFile => ({
  id,
  name: `${id}.pdf`,
  size: 1,
  width: null,
  height: null,
  isUploaded,
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

  test('holds a message until its files are on the server, and what was written after it in the same room', () => {
    const withFiles = outgoing('2', { files: [file('a', true), file('b')] });
    const all = [outgoing('1'), withFiles, outgoing('3'), outgoing('4', { roomId: 'shed' })];
    const idsOf = (queues: OutgoingMessage[][]) => queues.map((queue) => queue.map(({ id }) => id));
    expect(idsOf(queuesByRoom(all))).toEqual([['1'], ['4']]);
    const uploaded = { ...withFiles, files: [file('a', true), file('b', true)] };
    expect(idsOf(queuesByRoom([all[0]!, uploaded, all[2]!]))).toEqual([['1', '2', '3']]);
  });

  test('brings files to the server in the order of writing, none of what was refused', () => {
    const late = outgoing('3', { files: [file('c'), file('d')] });
    const early = outgoing('2', { files: [file('a', true), file('b')], roomId: 'shed' });
    const refused = outgoing('1', { files: [file('x')], refusal: 'Too large.' });
    expect(nextUpload([late, early, refused])).toEqual({ message: early, file: file('b') });
    expect(nextUpload([late])?.file.id).toBe('c');
    expect(nextUpload([refused, outgoing('4')])).toBeUndefined();
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

  test('tells when an id was made', () => {
    const at = Date.UTC(2030, 0, 1);
    expect(timeOfUuidV7(makeUuidV7(at))).toBe(at);
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
    const words = 'You are not in this room.';
    expect(readSendResult(data, undefined)).toEqual({ kind: 'refused', words, type: 'NotAMember' });
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

describe('an answer to an upload', () => {
  test('is the file as the server has it', () => {
    const kept = { id: 'a', name: 'sea.jpg', size: 10, width: 2, height: 1 };
    expect(readUploadAnswer(200, JSON.stringify({ file: kept, error: null }))).toEqual({ kind: 'kept', file: kept });
  });

  test('is a refusal with the server’s words; without any where something on the way takes less', () => {
    const error = { __typename: 'FileTooLarge', message: 'Larger than 50 MB.' };
    const refused = { kind: 'refused', words: error.message, type: error.__typename };
    expect(readUploadAnswer(422, JSON.stringify({ file: null, error }))).toEqual(refused);
    expect(readUploadAnswer(413, '<html>413 Request Entity Too Large</html>')).toEqual({ kind: 'too-large' });
  });

  test('means another try when the server cannot just now, and the end of the session when nobody is signed in', () => {
    const told = (code: string, extensions = {}) =>
      JSON.stringify({ errors: [{ message: 'words', extensions: { code, ...extensions } }] });
    expect(readUploadAnswer(503, told('UNAVAILABLE', { retryAfterMs: 900 }))).toEqual({ kind: 'later', afterMs: 900 });
    expect(readUploadAnswer(502, '<html>')).toEqual({ kind: 'later', afterMs: null });
    expect(readUploadAnswer(401, told('UNAUTHENTICATED'))).toEqual({ kind: 'session-ended' });
    expect(readUploadAnswer(400, told('BAD_USER_INPUT'))).toEqual({ kind: 'refused', words: 'words' });
  });
});
