import type { Client } from '@urql/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ReadMarks } from '../../web/lib/rooms/read-marks.svelte.ts';

interface Told {
  input: { roomId: string; position: number };
}

interface Context {
  fetchOptions: { keepalive: boolean };
}

/** A server that hears how far somebody has read, or does not answer. */
class Server {
  readonly heard: number[] = [];
  /** Of each request, whether it goes on without the page. */
  readonly outliving: boolean[] = [];
  isReachable = true;
  refusal: string | null = null;

  readonly client = {
    mutation: (_document: unknown, { input }: Told, { fetchOptions }: Context) => {
      this.outliving.push(fetchOptions.keepalive);
      return { toPromise: () => Promise.resolve(this.#answer(input)) };
    },
  } as unknown as Client;

  #answer({ position }: Told['input']): object {
    if (!this.isReachable) return { error: { networkError: new TypeError('Failed to fetch'), graphQLErrors: [] } };
    this.heard.push(position);
    if (this.refusal !== null) return { error: { graphQLErrors: [{ extensions: { code: this.refusal } }] } };
    return { data: { markRead: { error: null } } };
  }
}

let server: Server;
let marks: ReadMarks;
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  server = new Server();
  marks = new ReadMarks(server.client);
});

afterEach(() => {
  marks.dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('how far somebody has read', () => {
  test('is told by one tab where several see it', async () => {
    marks.mark('garden', 3, 0);
    marks.heard('garden', 4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.heard).toEqual([]);
    marks.mark('garden', 6, 4);
    marks.heard('garden', 5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.heard).toEqual([6]);
  });

  test('is told after a pause, once for all that was read meanwhile', async () => {
    marks.mark('garden', 3, 0);
    marks.mark('garden', 4, 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.heard).toEqual([4]);
  });

  test.each(['pagehide', 'visibilitychange'])(
    'is told at once on %s, by a request that outlives the page',
    async (event) => {
      marks.mark('garden', 3, 0);
      page.dispatchEvent(new Event(event));
      expect(server.heard).toEqual([3]);
      expect(server.outliving).toEqual([true]);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(server.heard).toEqual([3]);
    },
  );

  test('is told again until it gets through', async () => {
    server.isReachable = false;
    marks.mark('garden', 3, 0);
    await vi.advanceTimersByTimeAsync(10_000);
    server.isReachable = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.heard).toEqual([3]);
  });

  test.each(['RATE_LIMITED', 'INTERNAL_SERVER_ERROR'])('is told again after %s', async (code) => {
    server.refusal = code;
    marks.mark('garden', 3, 0);
    await vi.advanceTimersByTimeAsync(1_000);
    server.refusal = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.heard).toEqual([3, 3]);
  });

  test('is not told again when the server has refused it for good, or once nobody is there', async () => {
    server.refusal = 'FORBIDDEN';
    marks.mark('garden', 3, 0);
    await vi.advanceTimersByTimeAsync(10_000);
    server.isReachable = false;
    marks.mark('shed', 1, 0);
    await vi.advanceTimersByTimeAsync(1_000);
    marks.dispose();
    server.isReachable = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.heard).toEqual([3]);
  });

  test('includes what they say themselves, if they had read everything before it', async () => {
    marks.markOwn('garden', 8, 7);
    marks.markOwn('shed', 8, 5);
    expect(Object.fromEntries(marks.positions)).toEqual({ garden: 8 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.heard).toEqual([8]);
  });
});
