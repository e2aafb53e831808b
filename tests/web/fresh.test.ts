import { describe, expect, test } from 'vitest';
import { fresh } from '../../web/lib/graphql/fresh.ts';

/** Questions that the test answers when it likes. */
function questions() {
  const asked: PromiseWithResolvers<number>[] = [];
  const ask = fresh(() => {
    const question = Promise.withResolvers<number>();
    asked.push(question);
    return question.promise;
  });
  return { asked, ask };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a fresh answer', () => {
  test('is not one that was already on its way when it was wanted', async () => {
    const { asked, ask } = questions();
    const first = ask();
    await settled();
    const second = ask();
    asked[0]?.resolve(1);
    expect(await first).toBe(1);
    await settled();
    asked[1]?.resolve(2);
    expect(await second).toBe(2);
  });

  test('is shared by all who wait for it', async () => {
    const { asked, ask } = questions();
    void ask();
    await settled();
    const waiting = [ask(), ask(), ask()];
    asked[0]?.resolve(1);
    await settled();
    asked[1]?.resolve(2);
    expect(await Promise.all(waiting)).toEqual([2, 2, 2]);
    expect(asked.length).toBe(2);
  });

  test('is asked for again after a failure, which only those hear who waited for it', async () => {
    const { asked, ask } = questions();
    const failing = ask();
    await settled();
    const next = ask();
    asked[0]?.reject(new Error('no network'));
    await expect(failing).rejects.toThrow('no network');
    await settled();
    asked[1]?.resolve(2);
    expect(await next).toBe(2);
  });
});
