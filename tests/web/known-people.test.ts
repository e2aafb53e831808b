import type { Client } from '@urql/svelte';
import { expect, test, vi } from 'vitest';
import { KnownPeople } from '../../web/lib/people/known-people.svelte.ts';

/** People of whom the server is asked, with its answers to the questions in the order of asking. */
function known(): { people: KnownPeople; answers: ((name: string) => void)[]; nameOfBen: () => string } {
  const answers: ((name: string) => void)[] = [];
  const ask = () =>
    new Promise((resolve) => {
      answers.push((displayName) => resolve({ data: { users: [{ id: 'ben', displayName }] } }));
    });
  const people = new KnownPeople({ query: () => ({ toPromise: ask }) } as unknown as Client);
  return { people, answers, nameOfBen: () => people.nameOf({ id: 'ben', displayName: 'Ben' }) };
}

test('a name that an event tells is not taken back by an answer to an earlier question', async () => {
  const { people, answers, nameOfBen } = known();
  people.show(['ben']);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  people.heard({ id: 'ben', displayName: 'Benjamin' });
  answers[0]?.('Ben');
  people.show(['anna']);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(nameOfBen()).toBe('Benjamin');
});

test('of two answers that of the later question holds, whichever comes first', async () => {
  const { people, answers, nameOfBen } = known();
  people.show(['ben']);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  people.refresh();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('Benjamin');
  await vi.waitFor(() => expect(nameOfBen()).toBe('Benjamin'));
  answers[0]?.('Benny');
  people.show(['anna']);
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  expect(nameOfBen()).toBe('Benjamin');
});
