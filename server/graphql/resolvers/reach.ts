import { changeReach } from '../../accounts/change-reach.ts';
import { fixedNames } from '../../accounts/current-settings.ts';
import { hasNoOwner } from '../../accounts/has-no-owner.ts';
import { setUpServer } from '../../accounts/set-up-server.ts';
import { signedIn } from '../context.ts';
import type {
  InputMaybe,
  MutationResolvers,
  QueryResolvers,
  ReachInput,
  ServerReachResolvers,
  SetUpServerInput,
} from '../generated.ts';
import { refusable } from '../refusals.ts';
import { begin, requireWayToAnswer } from './account.ts';

export const reachQueries = {
  setUp: async (_source, _args, { backend: { services }, client }) => {
    if (!(await hasNoOwner(services.work.read()))) return null;
    const { reach, fixedBy: reachFixedBy } = services.host;
    return { needsCode: !client.isAtHost, reach, reachFixedBy, fixed: fixedNames(services.fixed) };
  },
} satisfies QueryResolvers;

export const reachMutations = {
  setUpServer: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      requireWayToAnswer(client, input.wantToken);
      const { isAtHost, address, userAgent } = client;
      const device = { userAgent, isKept: true, replaces: null, mayEndOthers: false };
      const { user, session } = await setUpServer(backend.services, wanted(input), { isAtHost, address, device });
      const begun = await begin(context, user, session, input.wantToken ?? false);
      return { ...begun, reach: backend.services.host };
    }),

  changeReach: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      await changeReach(backend.services, signedIn(context).userId, chosen(input), client.isAtHost);
      return { reach: backend.services.host };
    }),
} satisfies MutationResolvers;

export const ServerReach: ServerReachResolvers = {
  addresses: (host) => [...host.addresses()],
};

/** Null is for those whose language cannot leave a field out. */
function wanted(input: SetUpServerInput) {
  const { serverName, wayIn, email, isQuickJoinOn, reach, username, password } = input;
  return {
    settings: {
      ...(serverName != null && { serverName }),
      ...(wayIn != null && { wayIn }),
      ...(email != null && { email }),
      ...(isQuickJoinOn != null && { isQuickJoinOn }),
    },
    reach: reach == null ? null : chosen(reach),
    username,
    password,
    displayName: input.displayName ?? null,
    email: input.ownEmail ?? null,
    code: input.code ?? null,
  };
}

function chosen({ reach, publicUrl }: { reach: ReachInput['reach']; publicUrl?: InputMaybe<string> }) {
  return { reach, publicUrl: publicUrl ?? null };
}
