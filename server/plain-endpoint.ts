import type { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate, type Identity, refuseIfHeld } from './accounts/authenticate.ts';
import { sendErrors, sendJson } from './answers.ts';
import type { App } from './app.ts';
import { masked, statusOf } from './graphql/errors.ts';
import { BodyTooLarge } from './request-body.ts';
import { bearerToken, type RequestGate } from './requests.ts';
import type { LogIds } from './shared/log.ts';
import { RequestError } from './shared/request-error.ts';
import { UserError } from './shared/user-error.ts';

/** What answers requests for bytes, which GraphQL does not carry. */
export type Endpoint = (request: IncomingMessage, response: ServerResponse, path: string, ids: LogIds) => Promise<void>;

/** The status of a refusal that a person can cause; 422 for what was sent. */
const refusalStatus: Readonly<Record<string, number>> = {
  RoomNotFound: 404,
  NotAMember: 403,
  NotAllowed: 403,
  NotTakingMessages: 403,
  PersonBlocked: 403,
  Banned: 403,
  FileIdTaken: 409,
  FileTooLarge: 413,
};

/** Who asks. Throws UNAUTHENTICATED, and FORBIDDEN for those who have to prove an address first. */
export async function identify(app: App, gate: RequestGate, request: IncomingMessage): Promise<Identity> {
  const token = bearerToken(request.headers.authorization) ?? gate.cookieToken(request);
  // Pages load pictures by themselves: that is no use of a session.
  const isUse = request.method === 'POST';
  const identity = token === null ? null : await authenticate(app.backend, token, isUse);
  if (identity === null) throw new RequestError('UNAUTHENTICATED', 'Please sign in first.');
  refuseIfHeld(identity);
  return identity;
}

/** Throws FORBIDDEN for an upload that a form of another site may have sent. */
export function requireOurUpload(gate: RequestGate, request: IncomingMessage, what: string): void {
  if (!gate.isFromUs(request) || request.headers['x-hearth-upload'] !== '1')
    throw new RequestError('FORBIDDEN', `${what} are taken from our own pages, with the header X-Hearth-Upload: 1.`);
}

/** Answers what was thrown: a refusal as `{[answer]: null, error}`, all else in the shape of GraphQL's errors. */
export function answerFailure(
  { backend }: App,
  request: IncomingMessage,
  response: ServerResponse,
  thrown: unknown,
  ids: LogIds,
  answer: 'pictureId' | 'file',
): void {
  // Whoever has gone away hears nothing any more.
  if ((request.destroyed && !request.complete) || response.headersSent) return void response.destroy();
  const isTooLarge = thrown instanceof BodyTooLarge;
  if (isTooLarge || (thrown instanceof UserError && thrown.type === 'FileTooLarge'))
    response.setHeader('Connection', 'close');
  if (thrown instanceof UserError) {
    const error = { __typename: thrown.type, message: thrown.message };
    return sendJson(response, refusalStatus[thrown.type] ?? 422, JSON.stringify({ [answer]: null, error }));
  }
  const error = backend.services.work.storage.failedAsking(thrown);
  if (!(error instanceof RequestError)) return sendErrors(response, [masked(error, backend, ids)]);
  backend.refusals.add(error.code);
  const formatted = { message: error.message, extensions: { code: error.code, ...error.extensions } };
  sendErrors(response, [formatted], isTooLarge ? 413 : statusOf(formatted));
}

/** Answers that there is no such thing, or not for whoever asks. */
export function notThere(response: ServerResponse, what: 'picture' | 'file'): void {
  const message = `There is no such ${what}, or not for you.`;
  sendErrors(response, [{ message, extensions: { code: 'BAD_USER_INPUT' } }], 404);
}
