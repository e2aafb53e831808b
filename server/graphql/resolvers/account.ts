import { becomeMember } from '../../accounts/become-member.ts';
import { sessionsOf } from '../../accounts/devices-of.ts';
import { pendingEmailOf } from '../../accounts/pending-email.ts';
import { termOf } from '../../accounts/session-term.ts';
import { joinAsGuest } from '../../accounts/join-as-guest.ts';
import { RecoveryCode } from '../../accounts/recovery-code.ts';
import type { Session } from '../../accounts/session.ts';
import { signIn } from '../../accounts/sign-in.ts';
import { signOut } from '../../accounts/sign-out.ts';
import { signUp } from '../../accounts/sign-up.ts';
import type { StartedSession } from '../../accounts/start-session.ts';
import { updatePreferences } from '../../accounts/update-preferences.ts';
import { updateProfile } from '../../accounts/update-profile.ts';
import type { User as UserEntity } from '../../accounts/user.ts';
import { setProfilePicture } from '../../files/set-profile-picture.ts';
import { ownReports } from '../../moderation/page-of-reports.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { toConnection } from '../connection.ts';
import { type Client, type GraphQLContext, signedIn } from '../context.ts';
import { existing } from '../loaders.ts';
import type {
  MutationResolvers,
  OwnedRoomResolvers,
  PreferencesResolvers,
  SessionTermResolvers,
  UserResolvers,
  ViewerResolvers,
} from '../generated.ts';
import { deleteOwnAccount } from '../../deletion/delete-own-account.ts';
import { ownedRooms } from '../../rooms/owned-rooms.ts';
import { parseId } from '../../shared/ids.ts';
import { whenHere } from '../../shared/maybe-promise.ts';
import { RequestError } from '../../shared/request-error.ts';
import type { SessionParent } from '../parents.ts';
import { refusable } from '../refusals.ts';
import { viewersContacts } from './contacts.ts';

export const accountMutations = {
  signUp: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      requireWayToAnswer(client, input.wantToken);
      const device = {
        userAgent: client.userAgent,
        isKept: true,
        replaces: replacedBy(client, input.wantToken),
        mayEndOthers: false,
      };
      const request = {
        ...input,
        displayName: input.displayName ?? null,
        email: input.email ?? null,
        inviteCode: input.inviteCode ?? null,
        isAtHost: client.isAtHost,
      };
      const { user, session } = await signUp(backend.services, request, device, client.address);
      return begin(context, user, session, input.wantToken ?? false);
    }),

  joinAsGuest: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      requireWayToAnswer(client, input.wantToken);
      const replaces = replacedBy(client, input.wantToken);
      const device = { userAgent: client.userAgent, isKept: true, replaces, mayEndOthers: false };
      const { user, session } = await joinAsGuest(backend.services, input.name, device, client.address);
      return begin(context, user, session, input.wantToken ?? false);
    }),

  becomeMember: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      return { user: await becomeMember(backend.services, signedIn(context).userId, input, client.address) };
    }),

  signIn: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      requireWayToAnswer(client, input.wantToken);
      const device = {
        userAgent: client.userAgent,
        isKept: input.keepSignedIn ?? true,
        replaces: replacedBy(client, input.wantToken),
        mayEndOthers: input.mayEndOthers ?? false,
      };
      const { user, session } = await signIn(backend.services, input.login, input.password, device, client.address);
      return begin(context, user, session, input.wantToken ?? false);
    }),

  signOut: async (_source, _args, { backend, client }) => {
    const wasSignedIn = client.identity !== null && (await signOut(backend.services, client.identity.sessionId));
    client.setSession?.(null);
    return { wasSignedIn };
  },

  updateProfile: (_source, { input }, context) =>
    refusable(async () => {
      const change = {
        displayName: input.displayName ?? null,
        bio: input.bio ?? null,
        pronouns: input.pronouns ?? null,
        interests: input.interests ?? null,
      };
      return { user: await updateProfile(context.backend.services, signedIn(context).userId, change) };
    }),

  removeProfilePicture: async (_source, _args, context) => ({
    user: await setProfilePicture(context.backend.services, signedIn(context).userId, null),
  }),

  updatePreferences: async (_source, { input }, context) => {
    const change = {
      theme: input.theme ?? null,
      enterSends: input.enterSends ?? null,
      showsLastSeen: input.showsLastSeen ?? null,
      whoMayWrite: input.whoMayWrite ?? null,
    };
    return { preferences: await updatePreferences(context.backend.services, signedIn(context).userId, change) };
  },

  deleteAccount: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      const { userId } = signedIn(context);
      const choices = {
        password: input.password ?? null,
        messages: input.messages,
        handOver: input.handOver.map((chosen) => ({
          roomId: parseId(chosen.roomId, 'input.handOver.roomId'),
          userId: parseId(chosen.userId, 'input.handOver.userId'),
        })),
        deleteRooms: input.deleteRooms.map((roomId) => parseId(roomId, 'input.deleteRooms')),
      };
      await deleteOwnAccount(backend.services, userId, choices, client.address);
      client.setSession?.(null);
      return { userId };
    }),
} satisfies MutationResolvers;

/** A socket cannot set a cookie: without a token, the new session would reach nobody. */
export function requireWayToAnswer(client: Client, wantToken: boolean | null | undefined): void {
  if (client.setSession === null && wantToken !== true) {
    throw new RequestError('BAD_USER_INPUT', 'Over a socket, sign in with wantToken: true; a cookie needs a POST.');
  }
}

/** Signing in with a browser replaces the session that asked, so that whoever knew the old one does not stay in. */
function replacedBy({ identity }: Client, wantToken: boolean | null | undefined): string | null {
  return wantToken === true ? null : (identity?.sessionId ?? null);
}

/** Answers a new session: a token for a program that wants one, a cookie for a browser. */
export async function begin(context: GraphQLContext, user: UserEntity, session: StartedSession, wantToken: boolean) {
  const { client } = context;
  const viewer = { user };
  // Fields of the answer that depend on the viewer are read as the one who has just signed in.
  const { sessionId, isKept, isHeld } = session;
  const identity = { userId: user.id, sessionId, isKept, isHeld };
  Object.assign(context.client, { identity });
  if (wantToken) return { viewer, token: session.token };
  client.setSession?.(session);
  return { viewer, token: null };
}

/** A session without what only the server knows. */
export function toSessionParent(session: Session, isCurrent: boolean): SessionParent {
  const { id, userAgent, createdAt, lastUsedAt, isKept } = session;
  return { id, userAgent, createdAt, lastUsedAt, isKept, isCurrent };
}

export const Viewer: ViewerResolvers = {
  ...viewersContacts,
  email: ({ user }) => user.email ?? null,
  isEmailProven: ({ user }) => user.emailVerifiedAt != null,
  pendingEmail: ({ user }, _args, { backend }) => pendingEmailOf(backend.services.work.read(), user.id),
  mustProveEmail: (_viewer, _args, { client }) => client.identity?.isHeld ?? false,
  sessionTerm: (_viewer, _args, { backend, client }) => {
    const { work } = backend.services;
    return client.identity === null ? null : termOf(work.read(), client.identity.sessionId, work.clock.now());
  },
  preferences: ({ user }) => user,
  sessions: async ({ user }, _args, { backend, client }) => {
    const { work } = backend.services;
    const sessions = await sessionsOf(work.read(), user.id, work.clock.now());
    return sessions.map((session) => toSessionParent(session, session.id === client.identity?.sessionId));
  },
  recoveryCodeCount: ({ user }, _args, { backend }) =>
    backend.services.work.read().count(RecoveryCode, { userId: user.id, isLink: false }),
  ownedRooms: ({ user }, _args, { backend }) => ownedRooms(backend.services.work.read(), user.id),
  ban: ({ user }, { roomId }, { backend }) => backend.reads.rooms.banOf(parseId(roomId, 'roomId'), user.id),
  reports: ({ user }, _args, { backend }) => ownReports(backend.services.work.read(), user.id),
  rooms: ({ user }, { first, after }, { backend, client, load }) => {
    // Whoever has to prove an address first is nowhere, as far as they can see.
    if (client.identity?.isHeld) return toConnection({ items: [], hasMore: false }, () => '', { hasStart: false });
    const found = backend.reads.rooms.pageOfRoomsOf(user.id, pageSize(first, 'first'), after ?? null);
    return whenHere(found, ({ items, hasMore }) => {
      for (const item of items) load.keep(user.id, item);
      const page = { items: items.map(({ room }) => room), hasMore };
      return toConnection(page, (room) => encodeCursor(room.lastActivityAt, room.id), { hasStart: after != null });
    });
  },
};

export const OwnedRoom: OwnedRoomResolvers = {
  heir: ({ heir }, _args, { load }) => (heir === null ? null : existing(load.user(heir.userId))),
};

export const SessionTerm: SessionTermResolvers = {
  leftSeconds: ({ leftMs }) => Math.max(0, Math.floor(leftMs / 1000)),
};

export const Preferences: PreferencesResolvers = {
  theme: (user) => user.theme,
  enterSends: (user) => user.enterSends,
  showsLastSeen: (user) => user.showsLastSeen,
  whoMayWrite: (user) => user.whoMayWrite,
};

export const User: UserResolvers = {
  pictureId: ({ pictureId }) => pictureId ?? null,
  isDeleted: ({ deletedAt }) => deletedAt !== null,
  lastSeenAt: async ({ id }, _args, { load }) => ((await load.isBlockedBy(id)) ? null : load.lastSeen(id)),
  isOnline: async ({ id }, _args, { backend, load }) => !(await load.isBlockedBy(id)) && backend.presence.isOnline(id),
  viewerHasBlocked: ({ id }, _args, { load }) => load.hasBlocked(id),
};
