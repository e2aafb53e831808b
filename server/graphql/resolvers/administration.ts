import { type PersonRight, personPolicy, serverPolicy } from '../../access/policy.ts';
import { personFactsOf, serverFactsOf } from '../../accounts/act-on-person.ts';
import { changeRole } from '../../accounts/change-role.ts';
import { changeSettings, type SettingsInput } from '../../accounts/change-settings.ts';
import { currentSettings, fixedNames } from '../../accounts/current-settings.ts';
import { countSessions } from '../../accounts/count-sessions.ts';
import { sessionsOf } from '../../accounts/devices-of.ts';
import { pageOfAccounts } from '../../accounts/page-of-accounts.ts';
import { pageOfServerActs } from '../../accounts/page-of-server-acts.ts';
import { restorePerson } from '../../accounts/restore-person.ts';
import { SettingsChange as SettingsChangeEntity } from '../../accounts/server-settings.ts';
import { makeResetLink } from '../../accounts/make-reset-link.ts';
import { signOutPerson } from '../../accounts/sign-out-person.ts';
import { suspendPerson } from '../../accounts/suspend-person.ts';
import type { User } from '../../accounts/user.ts';
import { pageOfReportsForAdmins } from '../../moderation/page-of-reports.ts';
import { pageOfAllRooms } from '../../rooms/page-of-all-rooms.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import type { Services } from '../../core/services.ts';
import { deletePerson } from '../../deletion/delete-person.ts';
import { parseId } from '../../shared/ids.ts';
import { limits } from '../../shared/limits.ts';
import { readMailState } from '../../mail/mail-state.ts';
import { toConnection } from '../connection.ts';
import { type GraphQLContext, signedIn, standingOf } from '../context.ts';
import type {
  AccountResolvers,
  AdministrationResolvers,
  MutationResolvers,
  ServerSettingsResolvers,
  SettingsChangeResolvers,
} from '../generated.ts';
import { refusable } from '../refusals.ts';
import { toSessionParent } from './account.ts';
import { reportConnection, reportPage } from './report.ts';

type PersonOperation = (services: Services, viewerId: string, personId: string) => Promise<User>;

/** Runs an operation on somebody's account and answers the account as the viewer then sees it. */
const actOn = (operation: PersonOperation, context: GraphQLContext, userId: string) =>
  refusable(async () => {
    const viewerId = signedIn(context).userId;
    const user = await operation(context.backend.services, viewerId, parseId(userId, 'input.userId'));
    return { account: { user, viewer: await standingOf(context) } };
  });

export const administrationMutations = {
  changeServerSettings: (_source, { input }, context) =>
    refusable(async () => {
      // Null is for those whose language cannot leave a field out.
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) as SettingsInput;
      return { settings: await changeSettings(context.backend.services, signedIn(context).userId, given) };
    }),

  changeRole: (_source, { input }, context) =>
    actOn(
      (services, viewerId, personId) => changeRole(services, viewerId, personId, input.role),
      context,
      input.userId,
    ),

  suspendPerson: (_source, { input }, context) => actOn(suspendPerson, context, input.userId),

  restorePerson: (_source, { input }, context) => actOn(restorePerson, context, input.userId),

  signOutPerson: (_source, { input }, context) => {
    const sessionId = input.sessionId == null ? null : parseId(input.sessionId, 'input.sessionId');
    return actOn(
      (services, viewerId, personId) => signOutPerson(services, viewerId, personId, sessionId),
      context,
      input.userId,
    );
  },

  deletePerson: (_source, { input }, context) =>
    refusable(async () => {
      const userId = parseId(input.userId, 'input.userId');
      await deletePerson(context.backend.services, signedIn(context).userId, userId, input.messages);
      return { userId };
    }),

  makeResetLink: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return makeResetLink(context.backend.services, signedIn(context).userId, personId);
    }),
} satisfies MutationResolvers;

export const Administration: AdministrationResolvers = {
  settings: (_source, _args, { backend: { services } }) => currentSettings(services.work.read(), services.fixed),
  reach: (_source, _args, { backend }) => backend.services.host,
  viewerCanChangeReach: ({ viewer }) => serverPolicy.changeReach(serverFactsOf(viewer)),
  mail: (_source, _args, { backend: { services } }) => readMailState(services.work.read()),
  accounts: async ({ viewer }, { first, after, matching, isSuspended }, { backend }) => {
    const filter = { matching: matching ?? null, isSuspended: isSuspended ?? null };
    const size = pageSize(first, 'first');
    const { items, hasMore } = await pageOfAccounts(backend.services.work.read(), size, after ?? null, filter);
    const page = { items: items.map((user) => ({ user, viewer })), hasMore };
    return toConnection(page, ({ user }) => encodeCursor(user.createdAt, user.id), { hasStart: after != null });
  },
  reports: async ({ viewer }, args, { backend }) => {
    const page = await pageOfReportsForAdmins(backend.services.work.read(), viewer.id, ...reportPage(args));
    return reportConnection(page, args.after != null);
  },
  rooms: async (_source, { first, after, matching }, { backend }) => {
    const em = backend.services.work.read();
    const page = await pageOfAllRooms(em, pageSize(first, 'first'), after ?? null, matching ?? null);
    return toConnection(page, (room) => encodeCursor(room.lastActivityAt, room.id), { hasStart: after != null });
  },
  acts: async (_source, { first, after, kind, username }, { backend }) => {
    const filter = { kind: kind ?? null, username: username ?? null };
    const em = backend.services.work.read();
    const page = await pageOfServerActs(em, pageSize(first, 'first'), after ?? null, filter);
    return toConnection(page, (act) => encodeCursor(act.doneAt, act.id), { hasStart: after != null });
  },
  condition: async (_source, _args, { backend }) => {
    const { work } = backend.services;
    const [description, sessions] = await Promise.all([
      backend.process.describeDatabase(),
      countSessions(work.read(), work.clock.now()),
    ]);
    return { description, sessions, lastBackup: backend.process.lastBackup() };
  },
};

export const ServerSettings: ServerSettingsResolvers = {
  fixed: (_settings, _args, { backend: { services } }) => fixedNames(services.fixed),
  changes: (_settings, _args, { backend }) =>
    backend.services.work
      .read()
      .find(
        SettingsChangeEntity,
        {},
        { orderBy: { changedAt: 'desc', id: 'desc' }, limit: limits.settingsChangesShown, disableIdentityMap: true },
      ),
};

export const SettingsChange: SettingsChangeResolvers = {
  changedBy: ({ changedById }, _args, { load }) => (changedById == null ? null : load.user(changedById)),
};

const may = (right: PersonRight): AccountResolvers['viewerMaySuspend'] => {
  return ({ viewer, user }) => personPolicy[right](personFactsOf(viewer, user));
};

const roleRights = { MEMBER: 'makeMember', ADMIN: 'makeAdmin', OWNER: 'makeOwner' } as const;

export const Account: AccountResolvers = {
  suspendedAt: ({ user }) => user.suspendedAt ?? null,
  lastUsedAt: async ({ user }, _args, { load }) => (await load.devices(user.id)).lastUsedAt,
  deviceCount: async ({ user }, _args, { load }) => (await load.devices(user.id)).count,
  viewerMaySuspend: may('suspendPerson'),
  viewerMayRestore: may('restorePerson'),
  viewerMayResetPassword: may('makeResetLink'),
  viewerMaySignOut: may('endTheirSessions'),
  viewerMayDelete: may('deletePerson'),
  sessions: async ({ viewer, user }, _args, { backend }) => {
    if (!personPolicy.endTheirSessions(personFactsOf(viewer, user))) return [];
    const { work } = backend.services;
    const sessions = await sessionsOf(work.read(), user.id, work.clock.now());
    return sessions.map((session) => toSessionParent(session, false));
  },
  viewerMayMake: ({ viewer, user }) => {
    const facts = personFactsOf(viewer, user);
    const roles = Object.keys(roleRights) as (keyof typeof roleRights)[];
    return roles.filter((role) => role !== user.role && personPolicy[roleRights[role]](facts));
  },
};
