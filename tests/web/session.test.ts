import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Session } from '../../web/lib/session/session.svelte.ts';

/** What the server answers to the request under way: who is signed in; or nothing, as a network whose answer is lost. */
let answer: ((viewerId: string | null) => void) | undefined;
let loseAnswer: (() => void) | undefined;
let session: Session;

beforeEach(async () => {
  answer = loseAnswer = undefined;
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal('fetch', () => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    loseAnswer = () => reject(new TypeError('Failed to fetch'));
    answer = (id) => resolve(Response.json({ data: { viewer: id && { user: { id } } } }));
    return promise;
  });
  session = new Session();
  await session.signedIn('anna');
});

afterEach(() => {
  session.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Resolves when the server is asked; it has answered what was asked before. */
async function asked(): Promise<void> {
  answer = loseAnswer = undefined;
  const isAsked = (): boolean => answer !== undefined;
  for (let waited = 0; !isAsked() && waited < 100; waited++) await vi.advanceTimersByTimeAsync(100);
  expect(isAsked(), 'The server is asked').toBe(true);
}

describe('signing out when the answer is lost', () => {
  test('is done if the socket tells meanwhile that the session has ended', async () => {
    const signingOut = session.signOut();
    await asked();
    await session.ended();
    loseAnswer?.();
    expect(await signingOut).toBe(true);
    expect(session.phase).toBe('signed-out');
    expect(session.wasEnded).toBe(false);
  });

  test('is not done otherwise, and the end that is told later is news', async () => {
    const signingOut = session.signOut();
    await asked();
    loseAnswer?.();
    expect(await signingOut).toBe(false);
    expect(session.phase).toBe('signed-in');
    const goesOn = session.ended();
    for (const _twice of [1, 2]) {
      await asked();
      answer?.(null);
    }
    expect(await goesOn).toBe(false);
    expect(session.phase).toBe('signed-out');
    expect(session.wasEnded).toBe(true);
  });
});

describe('when the session of this tab has ended', () => {
  test('the same person stays if another tab has signed them in anew, also if its cookie comes a little later', async () => {
    const goesOn = session.ended();
    await asked();
    loseAnswer?.();
    await asked();
    answer?.(null);
    await asked();
    expect(session.phase).toBe('signed-in');
    answer?.('anna');
    expect(await goesOn).toBe(true);
    expect([session.phase, session.viewerId]).toEqual(['signed-in', 'anna']);
  });

  test('the device is theirs who has signed in in another tab', async () => {
    const goesOn = session.ended();
    await asked();
    answer?.('ben');
    expect(await goesOn).toBe(false);
    expect([session.phase, session.viewerId]).toEqual(['signed-in', 'ben']);
  });
});

test('another person gets a store of their own, so that what is kept late for the one before is not theirs', async () => {
  const before = await session.store();
  await session.signedIn('anna');
  expect(await session.store()).toBe(before);
  await session.signedIn('ben');
  expect(await session.store()).not.toBe(before);
});
