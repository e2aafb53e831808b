import { m } from '#lib/text/words.ts';

/** What the server says in `extensions` of an error that is nobody's refusal (schema.graphql, at the top). */
export interface FailureDetails {
  readonly code?: unknown;
  readonly retryAfterMs?: unknown;
  readonly reference?: unknown;
}

/** Why there is no answer, and what to do, in words; null when the server could not be reached at all. */
export function failureWords(details: FailureDetails | null): string {
  if (details === null) return m.error_unreachable();
  const { code, retryAfterMs, reference } = details;
  if (code === 'RATE_LIMITED') {
    const waitMs = typeof retryAfterMs === 'number' ? retryAfterMs : 0;
    return m.error_rate_limited({ count: Math.max(1, Math.ceil(waitMs / 1000)) });
  }
  return typeof reference === 'string' ? m.error_unexpected_reference({ reference }) : m.error_unexpected();
}

/** The same for an error of the inside's client. */
export function clientFailureWords(error: {
  networkError?: Error | undefined;
  graphQLErrors: readonly { extensions?: FailureDetails }[];
}): string {
  const details = error.graphQLErrors[0]?.extensions;
  return failureWords(details ?? (error.networkError ? null : {}));
}
