import acme from 'acme-client';
import type { Log } from '../shared/log.ts';

/** A certificate with the chain that leads to its authority, and its private key, both PEM. */
export interface Certificate {
  readonly key: string;
  readonly chain: string;
}

/** Whom to ask for a certificate, for which name, and how its proof is shown to the world at http://name/.well-known/acme-challenge/token. */
export interface CertificateOrder {
  readonly hostname: string;
  readonly directoryUrl: string;
  /** PEM: who we are at the authority. */
  readonly accountKey: string;
  readonly showProof: (token: string, proof: string) => void;
  readonly hideProof: (token: string) => void;
  readonly log: Log;
}

/** Milliseconds between two looks at an order that the authority is working on, at first and at most. */
const lookIntervalMs = { backoffMin: 500, backoffMax: 10_000 };

/** Gets a certificate by ACME (RFC 8555) with the challenge http-01, agreeing to the authority's terms. Throws what went wrong. */
export async function orderCertificate(order: CertificateOrder): Promise<Certificate> {
  const { hostname, directoryUrl, accountKey } = order;
  const client = new acme.Client({ directoryUrl, accountKey, backoffAttempts: 20, ...lookIntervalMs });
  const key = await acme.crypto.createPrivateEcdsaKey('P-256');
  const [, csr] = await acme.crypto.createCsr({ commonName: hostname, altNames: [hostname] }, key);
  const chain = await client.auto({
    csr,
    termsOfServiceAgreed: true,
    challengePriority: ['http-01'],
    // Whether the authority reaches us is its own to find out: we may be behind a router that does not lead back.
    skipChallengeVerification: true,
    challengeCreateFn: async (_authorization, challenge, proof) => order.showProof(challenge.token, proof),
    challengeRemoveFn: async (_authorization, challenge) => order.hideProof(challenge.token),
  });
  order.log.info({ hostname }, 'A certificate was issued');
  return { key: key.toString(), chain };
}

/** A new key by which an authority knows us. */
export async function makeAccountKey(): Promise<string> {
  return (await acme.crypto.createPrivateEcdsaKey('P-256')).toString();
}
