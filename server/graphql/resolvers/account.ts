import { becomeMember } from '../../accounts/become-member.ts';
import { sessionsOf } from '../../accounts/devices-of.ts';
import { joinAsGuest } from '../../accounts/join-as-guest.ts';
import { RecoveryCode } from '../../accounts/recovery-code.ts';
import { signIn } from '../../accounts/sign-in.ts';
import { signOut } from '../../accounts/sign-out.ts';
import { signUp } from '../../accounts/sign-up.ts';
import type { StartedSession } from '../../accounts/start-session.ts';
import { updatePreferences } from '../../accounts/update-preferences.ts';
import { updateProfile } from '../../accounts/update-profile.ts';
import type { User as UserEntity } from '../../accounts/user.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { toConnection } from '../connection.ts';
import { type Client, type GraphQLContext, signedIn } from '../context.ts';
import type { MutationResolvers, PreferencesResolvers, UserResolvers, ViewerResolvers } from '../generated.ts';
import { parseId } from '../../shared/ids.ts';
import { whenHere } from '../../shared/maybe-promise.ts';
import { RequestError } from '../../shared/request-error.ts';
import { refusable } from '../refusals.ts';

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
      const change = { displayName: input.displayName ?? null, bio: input.bio ?? null };
      return { user: await updateProfile(context.backend.services, signedIn(context).userId, change) };
    }),

  updatePreferences: async (_source, { input }, context) => {
    const change = { theme: input.theme ?? null, enterSends: input.enterSends ?? null };
    return { preferences: await updatePreferences(context.backend.services, signedIn(context).userId, change) };
  },
} satisfies MutationResolvers;

/** A socket cannot set a cookie: without a token, the new session would reach nobody. */
function requireWayToAnswer(client: Client, wantToken: boolean | null | undefined): void {
  if (client.setSession === null && wantToken !== true) {
    throw new RequestError('BAD_USER_INPUT', 'Over a socket, sign in with wantToken: true; a cookie needs a POST.');
  }
}

/** Signing in with a browser replaces the session that asked, so that whoever knew the old one does not stay in. */
function replacedBy({ identity }: Client, wantToken: boolean | null | undefined): string | null {
  return wantToken === true ? null : (identity?.sessionId ?? null);
}

/** Answers a new session: a token for a program that wants one, a cookie for a browser. */
async function begin(context: GraphQLContext, user: UserEntity, session: StartedSession, wantToken: boolean) {
  const { client } = context;
  const viewer = { user };
  // Fields of the answer that depend on the viewer are read as the one who has just signed in.
  const identity = { userId: user.id, sessionId: session.sessionId, isKept: session.isKept };
  Object.assign(context.client, { identity });
  if (wantToken) return { viewer, token: session.token };
  client.setSession?.(session);
  return { viewer, token: null };
}

export const Viewer: ViewerResolvers = {
  email: ({ user }) => user.email ?? null,
  preferences: ({ user }) => user,
  sessions: async ({ user }, _args, { backend, client }) => {
    const { work } = backend.services;
    const sessions = await sessionsOf(work.read(), user.id, work.clock.now());
    return sessions.map(({ id, userAgent, createdAt, lastUsedAt, isKept }) => {
      const isCurrent = id === client.identity?.sessionId;
      return { id, userAgent, createdAt, lastUsedAt, isKept, isCurrent };
    });
  },
  recoveryCodeCount: ({ user }, _args, { backend }) =>
    backend.services.work.read().count(RecoveryCode, { userId: user.id, isLink: false }),
  ban: ({ user }, { roomId }, { backend }) => backend.reads.rooms.banOf(parseId(roomId, 'roomId'), user.id),
  rooms: ({ user }, { first, after }, { backend, load }) => {
    const found = backend.reads.rooms.pageOfRoomsOf(user.id, pageSize(first, 'first'), after ?? null);
    return whenHere(found, ({ items, hasMore }) => {
      for (const item of items) load.keep(user.id, item);
      const page = { items: items.map(({ room }) => room), hasMore };
      return toConnection(page, (room) => encodeCursor(room.lastActivityAt, room.id), { hasStart: after != null });
    });
  },
};

export const Preferences: PreferencesResolvers = {
  theme: (user) => user.theme,
  enterSends: (user) => user.enterSends,
};

export const User: UserResolvers = {
  isOnline: ({ id }, _args, { backend }) => backend.presence.isOnline(id),
};
