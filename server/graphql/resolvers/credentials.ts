import { changePassword } from '../../accounts/change-password.ts';
import { endOwnSessions } from '../../accounts/end-own-sessions.ts';
import { makeRecoveryCodes } from '../../accounts/make-recovery-codes.ts';
import { recoverAccount } from '../../accounts/recover-account.ts';
import { parseId } from '../../shared/ids.ts';
import { signedIn } from '../context.ts';
import type { MutationResolvers } from '../generated.ts';
import { refusable } from '../refusals.ts';

/** What somebody does about their own way in: password, sessions, recovery. */
export const credentialMutations = {
  changePassword: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      return { endedCount: await changePassword(backend.services, signedIn(context), input, client.address) };
    }),

  endSessions: async (_source, { input }, context) => {
    const id = input.id == null ? null : parseId(input.id, 'input.id');
    return { endedCount: await endOwnSessions(context.backend.services, signedIn(context), id) };
  },

  makeRecoveryCodes: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      const { userId } = signedIn(context);
      return { codes: await makeRecoveryCodes(backend.services, userId, input.password, client.address) };
    }),

  recoverAccount: (_source, { input }, { backend, client }) =>
    refusable(async () => {
      const recovery = { ...input, ticket: input.ticket ?? null };
      const { username } = await recoverAccount(backend.services, recovery, client.address);
      return { username };
    }),
} satisfies MutationResolvers;
