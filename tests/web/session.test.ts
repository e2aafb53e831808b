import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Session } from '../../web/lib/session/session.svelte.ts';

/** Fails the request under way as a network does whose answer is lost. */
let loseAnswer: (() => void) | undefined;
let session: Session;

beforeEach(async () => {
  loseAnswer = undefined;
  vi.stubGlobal('fetch', () => {
    const { promise, reject } = Promise.withResolvers<Response>();
    loseAnswer = () => reject(new TypeError('Failed to fetch'));
    return promise;
  });
  session = new Session();
  await session.signedIn('anna');
});

afterEach(() => vi.unstubAllGlobals());

describe('signing out when the answer is lost', () => {
  test('is done if the socket tells meanwhile that the session has ended', async () => {
    const signingOut = session.signOut();
    await vi.waitUntil(() => loseAnswer);
    await session.ended();
    loseAnswer?.();
    expect(await signingOut).toBe(true);
    expect(session.phase).toBe('signed-out');
    expect(session.wasEnded).toBe(false);
  });

  test('is not done otherwise, and the end that is told later is news', async () => {
    const signingOut = session.signOut();
    await vi.waitUntil(() => loseAnswer);
    loseAnswer?.();
    expect(await signingOut).toBe(false);
    expect(session.phase).toBe('signed-in');
    await session.ended();
    expect(session.phase).toBe('signed-out');
    expect(session.wasEnded).toBe(true);
  });
});
