import { expect, test } from 'vitest';
import { isOnlyEmoji } from '../../web/lib/messages/only-emoji.ts';

test.each(['👍', ' ❤️ ', '👨‍👩‍👧‍👦', '🇩🇪🇫🇷', '😀 😃 😄', '1️⃣'])('%s is shown larger', (text) => {
  expect(isOnlyEmoji(text)).toBe(true);
});

test.each(['', ' ', '1', '#', 'ok 👍', '😀😃😄😁', '©', 'a'])('“%s” is shown as any text', (text) => {
  expect(isOnlyEmoji(text)).toBe(false);
});
