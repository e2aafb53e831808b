import type { CombinedError } from '@urql/svelte';
import type { MessageLineFragment } from '../graphql/generated/graphql.ts';
import { appAge } from './app-age.ts';

/** What became of one try to send. */
export type SendResult = { kind: 'sent'; message: MessageLineFragment } | SendFailure;

/** Why one try, to send or to upload, did not get through. */
export type SendFailure =
  /** The server will never take it as it is; its words say why, and `type` names the refusal where it has a name. */
  | { kind: 'refused'; words: string; type?: string }
  /** It may work later; the same id makes another try harmless. */
  | { kind: 'later'; afterMs: number | null }
  | { kind: 'session-ended' };

/** An error that is no refusal, as the server tells it. */
export interface ToldError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What the server answers to a send or an edit. */
interface SendPayload {
  message: MessageLineFragment | null;
  error: { __typename: string; message: string } | null;
}

/** Reads the server's answer. Whatever is not a clear yes or no is tried again. */
export function readSendResult(payload: SendPayload | undefined, error: CombinedError | undefined): SendResult {
  if (payload?.message) return { kind: 'sent', message: payload.message };
  if (payload?.error) {
    const { message: words, __typename: type } = payload.error;
    return { kind: 'refused', words, type };
  }
  return readError(error?.graphQLErrors.at(0));
}

/** What an error means for another try; none, or one of which nothing is known, comes from the network. */
export function readError(told: ToldError | undefined): SendFailure {
  const { code, retryAfterMs, isAppOutdated } = told?.extensions ?? {};
  // A newer server asks for a reload of the app; the message waits for that.
  if (isAppOutdated === true) {
    appAge.suspect();
    return { kind: 'later', afterMs: null };
  }
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'session-ended' };
    case 'FORBIDDEN':
    case 'BAD_USER_INPUT':
      return { kind: 'refused', words: told?.message ?? '' };
    // RATE_LIMITED and UNAVAILABLE say when to try again.
    default:
      return { kind: 'later', afterMs: Number(retryAfterMs) || null };
  }
}
