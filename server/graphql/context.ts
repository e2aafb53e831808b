import { type Identity, refuseIfHeld } from '../accounts/authenticate.ts';
import type { People } from '../accounts/people.ts';
import type { PostCounter } from '../accounts/send-test-mail.ts';
import type { StartedSession } from '../accounts/start-session.ts';
import type { SessionReader } from '../accounts/session-reader.ts';
import { User } from '../accounts/user.ts';
import type { Services } from '../core/services.ts';
import type { LastBackup } from '../database/backup/last-backup.ts';
import type { DatabaseDescription } from '../database/describe-database.ts';
import type { Reads } from '../database/reads.ts';
import type { FileStore } from '../files/file-store.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import type { Hub } from '../realtime/hub.ts';
import type { Presence } from '../realtime/presence.ts';
import type { RoomSnapshots } from '../rooms/room-snapshots.ts';
import type { Load } from '../shared/load.ts';
import type { Log, LogIds } from '../shared/log.ts';
import { RequestError } from '../shared/request-error.ts';
import type { Tally } from '../shared/tally.ts';
import { Loaders } from './loaders.ts';
import type { EventParent } from './parents.ts';

/** What the whole API works with, the same for every request. */
export interface Backend {
  readonly services: Services;
  readonly sessions: SessionReader;
  readonly reads: Pick<Reads, 'messages' | 'rooms'>;
  readonly writer: MessageWriter;
  /** Where the bytes of files lie. */
  readonly files: FileStore;
  readonly hub: Hub<EventParent>;
  readonly people: People;
  readonly rooms: RoomSnapshots;
  readonly presence: Presence;
  /** Where letters go out; null without a mail server. */
  readonly counter: PostCounter | null;
  readonly log: Log;
  /** Requests that were refused, by code. */
  readonly refusals: Tally;
  readonly load: Load;
  /** The version of Hearth. */
  readonly version: string;
  /** What is known of the process and of what it stands on. */
  readonly process: ProcessView;
}

/** This process, and what it keeps its data in. */
export interface ProcessView {
  readonly startedAt: Date;
  readonly socketCount: () => number;
  readonly describeDatabase: () => Promise<DatabaseDescription>;
  readonly lastBackup: () => LastBackup | null;
}

/** What is known of the one who asks, and how a new session reaches them. */
export interface Client {
  readonly identity: Identity | null;
  /** The network address, for limits on strangers. */
  readonly address: string;
  /** Whether they sit at the computer that the server runs on. */
  readonly isAtHost: boolean;
  readonly userAgent: string;
  /** Under which id the log tells of them. */
  readonly logIds: LogIds;
  /** Sets the browser's cookie to a new session, or takes it away with null; null on a socket, which cannot. */
  readonly setSession: ((session: StartedSession | null) => void) | null;
}

/** What one operation works with: the backend, who asks, and loaders that read each thing once. */
export interface GraphQLContext {
  readonly backend: Backend;
  readonly client: Client;
  /** Rendered once for many recipients, who were chosen beforehand: nothing in it may depend on who reads it. */
  readonly isShared: boolean;
  readonly load: Loaders;
}

const nobody: Client = { identity: null, address: '', isAtHost: false, userAgent: '', logIds: {}, setSession: null };

export function createContext(backend: Backend, client: Client): GraphQLContext {
  return { backend, client, isShared: false, load: new Loaders(backend, client, false) };
}

/** A context for rendering what many recipients hear alike. */
export function createSharedContext(backend: Backend): GraphQLContext {
  return { backend, client: nobody, isShared: true, load: new Loaders(backend, nobody, true) };
}

/** The identity of whoever asks. Throws UNAUTHENTICATED when signed out, and FORBIDDEN for those who have to prove an address first. */
export function signedIn(context: GraphQLContext): Identity {
  const identity = sessionOf(context);
  refuseIfHeld(identity);
  return identity;
}

/** The identity of whoever asks, even if they have to prove an address before anything else. Throws UNAUTHENTICATED when signed out. */
export function sessionOf(context: GraphQLContext): Identity {
  const { identity } = context.client;
  if (identity === null) throw new RequestError('UNAUTHENTICATED', 'Please sign in first.');
  return identity;
}

/** What whoever asks is on this server at this moment. Throws UNAUTHENTICATED when signed out. */
export async function standingOf(context: GraphQLContext): Promise<Pick<User, 'id' | 'role' | 'suspendedAt'>> {
  const { userId } = signedIn(context);
  const em = context.backend.services.work.read();
  return em.findOneOrFail(User, userId, { fields: ['role', 'suspendedAt'], disableIdentityMap: true });
}

/** Counts one operation of whoever asks; both transports do so before they run it. Throws RATE_LIMITED. */
export function countOperation({ services }: Backend, { identity, address }: Client): Promise<void> {
  return services.rateLimits.take('operation', identity?.userId ?? address);
}
