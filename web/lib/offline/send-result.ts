import type { CombinedError } from '@urql/svelte';
import type { MessageLineFragment } from '../graphql/generated/graphql.ts';

/** What became of one try to send. */
export type SendResult =
  | { kind: 'sent'; message: MessageLineFragment }
  /** The server will never take it as it is; its words say why. */
  | { kind: 'refused'; words: string }
  /** It may work later; the same id makes another try harmless. */
  | { kind: 'later'; afterMs: number | null }
  | { kind: 'session-ended' };

/** What the server answers to a send or an edit. */
interface SendPayload {
  message: MessageLineFragment | null;
  error: { message: string } | null;
}

/** Reads the server's answer. Whatever is not a clear yes or no is tried again. */
export function readSendResult(payload: SendPayload | undefined, error: CombinedError | undefined): SendResult {
  if (payload?.message) return { kind: 'sent', message: payload.message };
  if (payload?.error) return { kind: 'refused', words: payload.error.message };
  const refusal = error?.graphQLErrors.at(0);
  if (refusal === undefined) return { kind: 'later', afterMs: null };
  const { code, retryAfterMs, isAppOutdated } = refusal.extensions;
  // A newer server asks for a reload of the app; the message waits for that.
  if (isAppOutdated === true) return { kind: 'later', afterMs: null };
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'session-ended' };
    case 'FORBIDDEN':
    case 'BAD_USER_INPUT':
      return { kind: 'refused', words: refusal.message };
    // RATE_LIMITED and UNAVAILABLE say when to try again.
    default:
      return { kind: 'later', afterMs: Number(retryAfterMs) || null };
  }
}
