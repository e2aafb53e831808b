import { composeLetter } from './accounts/compose-letter.ts';
import type { PostCounter } from './accounts/send-test-mail.ts';
import type { Config } from './config.ts';
import type { Services } from './core/services.ts';
import { PostOffice } from './mail/post-office.ts';
import { createSmtpTransport } from './mail/smtp.ts';
import type { Log } from './shared/log.ts';

/** Where the letters of a server of these settings go out; null without a mail server. Their links lead to its best address. */
export function openPostCounter({ mail }: Config, services: Services, log: Log): PostCounter | null {
  if (mail === null) return null;
  const origin = (): string => services.host.addresses()[0]!;
  const office = new PostOffice({
    work: services.work,
    log,
    transport: createSmtpTransport(mail),
    compose: (letter) => composeLetter(services, origin(), letter),
  });
  return { office, origin, from: mail.from };
}
