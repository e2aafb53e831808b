import { expect, test, vi } from 'vitest';
import { Choice } from '../../web/lib/accounts/choice.svelte.ts';

/** A setting whose saves wait for `answer`. */
function slow(): {
  choice: Choice<string>;
  choose: (value: string) => Promise<void>;
  saved: string[];
  answer: () => void;
} {
  const choice = new Choice<string>();
  const saved: string[] = [];
  let answer = (): void => undefined;
  const save = (value: string) => {
    saved.push(value);
    return new Promise<void>((resolve) => (answer = resolve));
  };
  return { choice, choose: (value) => choice.choose(value, save), saved, answer: () => answer() };
}

test('what is chosen last is in force until it is saved, and of what came between nothing is saved', async () => {
  const { choice, choose, saved, answer } = slow();
  const done = choose('dark');
  for (const value of ['light', 'system', 'light']) void choose(value);
  expect(choice.pending).toBe('light');
  answer();
  await vi.waitFor(() => expect(saved).toEqual(['dark', 'light']));
  expect(choice.pending).toBe('light');
  answer();
  await done;
  expect(choice.pending).toBeNull();
});

test('what is chosen again while it is being saved is saved once', async () => {
  const { choose, saved, answer } = slow();
  const done = choose('dark');
  for (const value of ['light', 'dark']) void choose(value);
  answer();
  await done;
  expect(saved).toEqual(['dark']);
});
