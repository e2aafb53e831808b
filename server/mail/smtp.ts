import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config.ts';
import { limits } from '../shared/limits.ts';
import type { Letter } from './letter.ts';
import type { MailProblem } from './mail-outcome.ts';

/** Hands letters to a mail server. */
export interface Transport {
  /** Resolves when the mail server has taken the letter. Throws `MailFailure`, within `limits.mailTimeoutMs`. */
  send(letter: Letter): Promise<void>;
}

/** A letter that the mail server did not take. `status` is its SMTP reply code (RFC 5321, 4.2), null if there was none. */
export class MailFailure extends Error {
  readonly problem: MailProblem;
  readonly status: number | null;

  constructor(problem: MailProblem, status: number | null) {
    super(`The mail server did not take a letter: ${problem}`);
    this.problem = problem;
    this.status = status;
  }

  /** Whether trying again would change nothing. */
  get isLasting(): boolean {
    return this.problem === 'REFUSED';
  }
}

/** Speaks SMTP to the host's mail server, a connection for each letter. */
export function createSmtpTransport(settings: MailSettings): Transport {
  const { host, port, isSecure, mayBePlain, user, password, from } = settings;
  const smtp = createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: !isSecure && !mayBePlain,
    ignoreTLS: mayBePlain,
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: limits.mailConnectTimeoutMs,
    greetingTimeout: limits.mailConnectTimeoutMs,
    socketTimeout: limits.mailTimeoutMs,
    dnsTimeout: limits.mailConnectTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html }) {
      // As an object: nothing in an address is read as a second one.
      const letter = { from, to: { name: '', address: to }, subject, text, html };
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
      const tooLate = Promise.withResolvers<never>();
      // A mail server that says a little now and then would never be too late for the socket's own timeout.
      const timer = setTimeout(() => tooLate.reject(new MailFailure('UNREACHABLE', null)), limits.mailTimeoutMs);
      try {
        await Promise.race([smtp.sendMail({ ...letter, headers }), tooLate.promise]);
      } catch (error) {
        throw error instanceof MailFailure ? error : failureOf(error);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** What nodemailer's error means for us; its words may hold addresses, so they go no further. */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  const status = responseCode ?? null;
  if (code === 'EAUTH') return new MailFailure('SIGN_IN_REFUSED', status);
  if (status !== null && status >= 500) return new MailFailure('REFUSED', status);
  if (status !== null && status >= 400) return new MailFailure('BUSY', status);
  return new MailFailure(code === 'EENVELOPE' || code === 'EMESSAGE' ? 'REFUSED' : 'UNREACHABLE', status);
}
