import { changeEmail } from '../../accounts/change-email.ts';
import { findLinkedProof, proveEmailByLink } from '../../accounts/prove-email-by-link.ts';
import { proveEmail } from '../../accounts/prove-email.ts';
import { requestRecovery } from '../../accounts/request-recovery.ts';
import { resendEmailCode } from '../../accounts/resend-email-code.ts';
import { sendTestMail } from '../../accounts/send-test-mail.ts';
import { sessionOf, signedIn } from '../context.ts';
import type { EmailProofResolvers, MailStateResolvers, MutationResolvers, QueryResolvers } from '../generated.ts';
import { refusable } from '../refusals.ts';

export const emailQueries = {
  emailProof: (_source, { code }, { backend, client }) => findLinkedProof(backend.services, code, client.address),
} satisfies Partial<QueryResolvers>;

/** What somebody does about their address, and what mail does for them. */
export const emailMutations = {
  changeEmail: (_source, { input }, context) =>
    refusable(async () => {
      const { backend, client } = context;
      const change = { email: input.email ?? null, password: input.password };
      return {
        viewer: { user: await changeEmail(backend.services, sessionOf(context).userId, change, client.address) },
      };
    }),

  proveEmail: (_source, { input }, context) =>
    refusable(async () => {
      const user = await proveEmail(context.backend.services, sessionOf(context).userId, input.code);
      // The session that asks is held back no longer.
      const { identity } = context.client;
      Object.assign(context.client, { identity: { ...identity, isHeld: false } });
      return { viewer: { user } };
    }),

  resendEmailCode: (_source, _args, context) =>
    refusable(async () => ({ email: await resendEmailCode(context.backend.services, sessionOf(context).userId) })),

  proveEmailByLink: (_source, { input }, { backend, client }) =>
    refusable(async () => {
      const { username, email } = await proveEmailByLink(backend.services, input.code, client.address);
      return { username, email: email ?? null };
    }),

  requestRecovery: (_source, { input }, { backend, client }) =>
    refusable(async () => ({ ticket: await requestRecovery(backend.services, input.login, client.address) })),

  sendTestMail: (_source, { input }, context) =>
    refusable(async () => {
      const { services, counter } = context.backend;
      await sendTestMail(services, counter, signedIn(context).userId, input.email);
      return { wasSent: true };
    }),
} satisfies MutationResolvers;

export const EmailProof: EmailProofResolvers = {
  username: ({ user }) => user.username,
  email: ({ proof }) => proof.address,
};

export const MailState: MailStateResolvers = {
  isSetUp: (_state, _args, { backend }) => backend.counter !== null,
  linksLeadTo: (_state, _args, { backend }) => backend.counter?.origin() ?? null,
  from: (_state, _args, { backend }) => backend.counter?.from ?? null,
};
