/** The codes that a refused request carries in `extensions.code`. */
export type RequestErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'UNAVAILABLE';

/**
 * A request that cannot be answered because of how it was made: signed out, not allowed, malformed or too often;
 * or because the server cannot just now. It becomes a top-level error with `extensions.code`; `extensions` are further facts for programs, such as `retryAfterMs`.
 */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: RequestErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.extensions = extensions;
  }
}
