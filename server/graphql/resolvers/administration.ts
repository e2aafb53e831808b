import { type PersonRight, personPolicy } from '../../access/policy.ts';
import { personFactsOf } from '../../accounts/act-on-person.ts';
import { changeRole } from '../../accounts/change-role.ts';
import { changeSettings, type SettingsInput } from '../../accounts/change-settings.ts';
import { currentSettings } from '../../accounts/current-settings.ts';
import { pageOfAccounts } from '../../accounts/page-of-accounts.ts';
import { restorePerson } from '../../accounts/restore-person.ts';
import { SettingsChange as SettingsChangeEntity } from '../../accounts/server-settings.ts';
import { makeResetLink } from '../../accounts/make-reset-link.ts';
import { signOutPerson } from '../../accounts/sign-out-person.ts';
import { suspendPerson } from '../../accounts/suspend-person.ts';
import type { User } from '../../accounts/user.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import type { Services } from '../../core/services.ts';
import { parseId } from '../../shared/ids.ts';
import { limits } from '../../shared/limits.ts';
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

  signOutPerson: (_source, { input }, context) => actOn(signOutPerson, context, input.userId),

  makeResetLink: (_source, { input }, context) =>
    refusable(async () => {
      const personId = parseId(input.userId, 'input.userId');
      return makeResetLink(context.backend.services, signedIn(context).userId, personId);
    }),
} satisfies MutationResolvers;

export const Administration: AdministrationResolvers = {
  settings: (_source, _args, { backend: { services } }) => currentSettings(services.work.read(), services.fixed),
  accounts: async ({ viewer }, { first, after, matching, isSuspended }, { backend }) => {
    const filter = { matching: matching ?? null, isSuspended: isSuspended ?? null };
    const size = pageSize(first, 'first');
    const { items, hasMore } = await pageOfAccounts(backend.services.work.read(), size, after ?? null, filter);
    const page = { items: items.map((user) => ({ user, viewer })), hasMore };
    return toConnection(page, ({ user }) => encodeCursor(user.createdAt, user.id), { hasStart: after != null });
  },
};

export const ServerSettings: ServerSettingsResolvers = {
  fixed: (_settings, _args, { backend: { services } }) =>
    Object.entries(services.fixed).flatMap(([name, value]) => (value === null ? [] : [name])),
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
  viewerMayMake: ({ viewer, user }) => {
    const facts = personFactsOf(viewer, user);
    const roles = Object.keys(roleRights) as (keyof typeof roleRights)[];
    return roles.filter((role) => role !== user.role && personPolicy[roleRights[role]](facts));
  },
};
