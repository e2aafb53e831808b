import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './server.ts';

/** A letter as the mail server got it. */
export interface ReceivedLetter {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  /** The part in plain text, as it is read. */
  readonly text: string;
  readonly html: string;
  /** The eight digits in it, as they are shown; empty if there are none. */
  readonly code: string;
  /** The first link in it; empty if there is none. */
  readonly link: string;
}

/** How the mail server takes what comes. */
export type Mood = 'takes' | 'refuses' | 'is busy' | 'says nothing';

/** A real mail server on loopback, which keeps what it gets. */
export interface MailServer {
  /** What SMTP_URL is to be. */
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  /** Conversations that were begun. */
  readonly calls: number;
  mood: Mood;
  /** The newest letter to an address, once there are at least so many to it. */
  letterTo(address: string, count?: number): Promise<ReceivedLetter>;
  /** Takes it off the network, until `start`, at the same port. */
  halt(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a mail server; with `credentials`, one that wants them. */
export async function startMailServer(credentials?: {
  readonly user: string;
  readonly password: string;
}): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  let mood: Mood = 'takes';
  let calls = 0;
  let port = 0;
  let smtp: SMTPServer;

  const open = async (): Promise<void> => {
    smtp = new SMTPServer({
      disabledCommands: ['STARTTLS', ...(credentials ? [] : ['AUTH'])],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onConnect(_session, next) {
        calls++;
        if (mood !== 'says nothing') next();
      },
      onAuth({ username, password }, _session, next) {
        const isRight = credentials !== undefined && username === credentials.user && password === credentials.password;
        next(isRight ? null : new Error('No'), isRight ? { user: username } : undefined);
      },
      onRcptTo(_address, _session, next) {
        const refusal = { refuses: 550, 'is busy': 451 }[mood as string];
        next(refusal === undefined ? null : Object.assign(new Error('Not now'), { responseCode: refusal }));
      },
      onData(stream, session, next) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const [to] = session.envelope.rcptTo;
          letters.push(readLetter(Buffer.concat(chunks).toString(), to!.address));
          next();
        });
      },
    });
    smtp.on('error', () => undefined);
    smtp.listen(port, '127.0.0.1');
    await once(smtp.server, 'listening');
    port = (smtp.server.address() as AddressInfo).port;
  };
  await open();
  const login = credentials ? `${credentials.user}:${credentials.password}@` : '';
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    letters,
    get calls() {
      return calls;
    },
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    async letterTo(address, count = 1) {
      const own = (): ReceivedLetter[] => letters.filter(({ to }) => to === address);
      await until(() => own().length >= count, `letter ${count} to ${address} came`);
      return own().at(-1)!;
    },
    halt: () => new Promise((resolve) => smtp.close(() => resolve())),
    start: open,
  };
}

function readLetter(raw: string, to: string): ReceivedLetter {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const part = (type: string): string => {
    const found = new RegExp(`Content-Type: ${type};[^]*?\r\n\r\n([^]*?)\r\n--`, 'i').exec(raw);
    const isQuoted = /quoted-printable/i.test(found?.[0].split('\r\n\r\n')[0] ?? '');
    return isQuoted ? unquoted(found![1]!) : (found?.[1] ?? '');
  };
  const text = part('text/plain').replaceAll('\r\n', '\n');
  return {
    to,
    from: header('From'),
    subject: header('Subject'),
    text,
    html: part('text/html'),
    code: /^\d{4} \d{4}$/m.exec(text)?.[0] ?? '',
    link: /https?:\/\/\S+/.exec(text)?.[0] ?? '',
  };
}

/** Quoted-printable (RFC 2045, 6.7) of UTF-8. */
function unquoted(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
