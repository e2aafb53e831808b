import type { CombinedError } from '@urql/svelte';
import { m } from '../text/words.ts';

/** Why there is no answer, in words, when it is nobody's refusal. */
export function failureWords(error: CombinedError | undefined): string {
  if (error?.networkError) return m.room_unreachable();
  const extensions = error?.graphQLErrors[0]?.extensions;
  switch (extensions?.['code']) {
    case 'RATE_LIMITED':
      return m.error_rate_limited({ count: Math.max(1, Math.ceil(Number(extensions['retryAfterMs']) / 1000) || 1) });
    case 'BAD_USER_INPUT':
    case 'FORBIDDEN':
      return error?.graphQLErrors[0]?.message ?? m.room_failed();
    default:
      return m.room_failed();
  }
}
