import { describe, expect, it } from 'vitest';
import { RecentSessions } from '../../server/accounts/recent-sessions.ts';
import type { SessionReader, SessionView } from '../../server/accounts/session-reader.ts';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, operations, signIn, signUp } from '../support/cast.ts';
import { Client } from '../support/client.ts';
import { hasPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer, until } from '../support/server.ts';

describe('sessions that were found lately', () => {
  /** Sessions as another machine has them, told when `answer` is called. */
  function shelf() {
    const stored = new Map<string, SessionView>();
    let waiting: (() => void)[] = [];
    let asked = 0;
    let nowMs = 5_000;
    const reader: SessionReader = {
      find: (tokenHash) => {
        asked++;
        const found = stored.get(tokenHash) ?? null;
        return new Promise((resolve) => waiting.push(() => resolve(found)));
      },
      isInForce: (id) => [...stored.values()].some((session) => session.id === id),
      forget: () => undefined,
    };
    const recent = new RecentSessions(reader, () => nowMs);
    const store = (name: string): void => {
      const at = new Date(0);
      const times = { createdAt: at, lastUsedAt: at, expiresAt: at };
      stored.set(name, { id: `id of ${name}`, userId: 'anna', isKept: true, isHeld: false, ...times });
    };
    const answer = (): void => {
      for (const tell of waiting) tell();
      waiting = [];
    };
    const find = async (name: string): Promise<string | undefined> => {
      const found = recent.find(name);
      answer();
      return (await found)?.id;
    };
    const wait = (ms: number): void => void (nowMs += ms);
    return { recent, store, end: (name: string) => stored.delete(name), answer, find, wait, asked: () => asked };
  }

  it('are asked for once while they are remembered, and again afterwards', async () => {
    const { store, find, wait, asked } = shelf();
    store('one');
    for (let index = 0; index < 5; index++) expect(await find('one')).toBe('id of one');
    expect(asked()).toBe(1);
    wait(limits.sessionMemoryMs);
    expect(await find('one')).toBe('id of one');
    expect(asked()).toBe(2);
  });

  it('are worth nothing within a second after they ended elsewhere, however often they are used', async () => {
    expect(limits.sessionMemoryMs).toBeLessThan(1_000);
    const { store, end, find, wait } = shelf();
    store('one');
    await find('one');
    end('one');
    for (let passedMs = 0; passedMs < limits.sessionMemoryMs; passedMs += 100) {
      expect(await find('one')).toBe('id of one');
      wait(100);
    }
    expect(await find('one')).toBeUndefined();
  });

  it('are forgotten at once when they end here, also while they are being asked for', async () => {
    const { recent, store, end, answer, find } = shelf();
    store('one');
    await find('one');
    end('one');
    recent.forget('id of one');
    expect(await find('one')).toBeUndefined();

    store('two');
    const early = recent.find('two');
    end('two');
    recent.forget('id of two');
    answer();
    expect((await early)?.id).toBe('id of two');
    expect(await find('two')).toBeUndefined();
  });

  it('that are not there are asked for each time, and take no place', async () => {
    const { store, find, asked } = shelf();
    for (let index = 0; index < 3; index++) expect(await find('none')).toBeUndefined();
    expect(asked()).toBe(3);
    store('none');
    expect(await find('none')).toBe('id of none');
  });

  it('give up the oldest place when there are too many', async () => {
    const { store, find, asked } = shelf();
    for (let index = 0; index <= limits.sessionsRememberedMax; index++) {
      store(`s${index}`);
      await find(`s${index}`);
    }
    const before = asked();
    await find(`s${limits.sessionsRememberedMax}`);
    await find('s1');
    expect(asked()).toBe(before);
    await find('s0');
    expect(asked()).toBe(before + 1);
  });
});

describe.skipIf(!hasPostgres)('a session of two nodes with one PostgreSQL', () => {
  it('that signs out at one is worth nothing at the other soon after, and nothing at the one at once', async () => {
    const one: TestServer = await startTestServer({ dialect: 'postgres' });
    const other = await startTestServer({ settings: { DATABASE_URL: one.databaseUrl! } });
    const { anna }: Cast = await castOf(one);
    const { token } = await signIn(one, 'anna');
    const [here, there] = [new Client(one, { token: token! }), new Client(other, { token: token! })];
    for (const client of [here, there]) {
      expect((await client.run(operations.viewer)).viewer?.user.id).toBe(anna.id);
    }
    await here.run(operations.signOut);
    expect((await here.ask(operations.viewer)).status).toBe(401);
    await until(async () => (await there.ask(operations.viewer)).status === 401, 'the other node refuses the token');

    // Somebody who is suspended is out on both, though nothing but the database tells the one of the other.
    const emil = await signUp(one, 'emil');
    const elsewhere = new Client(other, { token: emil.token });
    expect((await elsewhere.run(operations.viewer)).viewer?.user.id).toBe(emil.id);
    await anna.run(operations.suspendPerson, { input: { userId: emil.id } });
    const suspendedAtMs = performance.now();
    await until(async () => (await elsewhere.ask(operations.viewer)).status === 401, 'the other node refuses them');
    expect(performance.now() - suspendedAtMs).toBeLessThan(1_000);
    await other.stop();
    await one.stop();
  });
});
