import { createHash, createPublicKey, type JsonWebKey, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import * as x509 from '@peculiar/x509';
import { send } from './client.ts';

/** A certificate authority on loopback that speaks ACME (RFC 8555) with http-01, and believes nothing that it has not looked at. */
export interface AcmeAuthority {
  readonly directoryUrl: string;
  /** What to trust to trust its certificates, PEM. */
  readonly rootCertificate: string;
  /** The certificates that it has issued. */
  readonly issued: number;
  close(): Promise<void>;
}

interface Order {
  readonly hostname: string;
  readonly token: string;
  status: 'pending' | 'ready' | 'valid' | 'invalid';
  challenge: 'pending' | 'valid' | 'invalid';
  chain: string | null;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 24 * 60 * 60 * 1000;

/** Starts it. Names are looked up nowhere: their plain http is taken to be at `plainPort()` of this computer. */
export async function startAcmeAuthority(plainPort: () => number, lifeDays = 90): Promise<AcmeAuthority> {
  const rootKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=A root for tests',
    keys: rootKeys,
    signingAlgorithm: algorithm,
    notAfter: new Date(Date.now() + 3650 * dayMs),
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const nonces = new Set<string>();
  const accounts: JsonWebKey[] = [];
  const orders: Order[] = [];
  let issued = 0;
  let origin = '';

  const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
    const nonce = randomUUID();
    nonces.add(nonce);
    const isText = typeof body === 'string';
    const type = isText
      ? 'application/pem-certificate-chain'
      : status < 400
        ? 'application/json'
        : 'application/problem+json';
    response.writeHead(status, {
      'Content-Type': type,
      'Replay-Nonce': nonce,
      'Cache-Control': 'no-store',
      ...headers,
    });
    response.end(isText ? body : JSON.stringify(body));
  };

  /** The payload of a signed request and who signed it (6.2); throws if it is not as it should be. */
  async function opened(
    request: IncomingMessage,
  ): Promise<{ payload: Record<string, unknown>; key: JsonWebKey; kid: number }> {
    const signed = (await json(request)) as { protected: string; payload: string; signature: string };
    const header = decode(signed.protected) as {
      alg: string;
      nonce: string;
      url: string;
      kid?: string;
      jwk?: JsonWebKey;
    };
    if (!nonces.delete(header.nonce)) throw new Error('badNonce');
    if (header.alg !== 'ES256' || header.url !== `${origin}${request.url}`) throw new Error('malformed');
    const kid = Number(header.kid?.split('/').at(-1) ?? -1);
    const key = header.jwk ?? accounts[kid];
    if (key === undefined) throw new Error('accountDoesNotExist');
    const isRight = verify(
      'sha256',
      Buffer.from(`${signed.protected}.${signed.payload}`),
      { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signed.signature, 'base64url'),
    );
    if (!isRight) throw new Error('unauthorized');
    return { payload: signed.payload === '' ? {} : (decode(signed.payload) as Record<string, unknown>), key, kid };
  }

  async function validate(order: Order, key: JsonWebKey): Promise<void> {
    const { crv, kty, x, y } = key;
    const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
    const path = `/.well-known/acme-challenge/${order.token}`;
    const target = { origin: `http://127.0.0.1:${plainPort()}` };
    const { status, body } = await send(target, path, { headers: { Host: order.hostname } });
    const isProved = status === 200 && body === `${order.token}.${thumbprint}`;
    order.challenge = isProved ? 'valid' : 'invalid';
    order.status = isProved ? 'ready' : 'invalid';
  }

  async function issue(order: Order, csrText: string): Promise<void> {
    const csr = new x509.Pkcs10CertificateRequest(Buffer.from(csrText, 'base64url'));
    if (!(await csr.verify())) throw new Error('badCSR');
    const certificate = await x509.X509CertificateGenerator.create({
      subject: csr.subject,
      issuer: root.subject,
      publicKey: await csr.publicKey.export(),
      signingKey: rootKeys.privateKey,
      signingAlgorithm: algorithm,
      notBefore: new Date(Date.now() - 60_000),
      notAfter: new Date(Date.now() + lifeDays * dayMs),
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: order.hostname }])],
    });
    order.chain = `${certificate.toString('pem')}\n`;
    order.status = 'valid';
    issued++;
  }

  const orderBody = (order: Order, id: number) => ({
    status: order.status,
    identifiers: [{ type: 'dns', value: order.hostname }],
    authorizations: [`${origin}/authorization/${id}`],
    finalize: `${origin}/finalize/${id}`,
    ...(order.chain !== null && { certificate: `${origin}/certificate/${id}` }),
  });
  const challengeBody = (order: Order, id: number) => ({
    type: 'http-01',
    url: `${origin}/challenge/${id}`,
    token: order.token,
    status: order.challenge,
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, what = '', idText = ''] = (request.url ?? '').split('/');
    if (what === 'directory') {
      const [newNonce, newAccount, newOrder] = ['nonce', 'account', 'order'].map((path) => `${origin}/${path}`);
      return answer(response, 200, { newNonce, newAccount, newOrder, meta: {} });
    }
    if (what === 'nonce') return answer(response, 200, {});
    const { payload, key, kid } = await opened(request);
    if (what === 'account') {
      if (payload['termsOfServiceAgreed'] !== true) throw new Error('userActionRequired');
      accounts.push(key);
      return answer(response, 201, { status: 'valid' }, { Location: `${origin}/account/${accounts.length - 1}` });
    }
    if (kid < 0) throw new Error('malformed');
    if (what === 'order' && idText === '') {
      const [identifier] = payload['identifiers'] as { value: string }[];
      const token = randomUUID().replaceAll('-', '');
      const order: Order = { hostname: identifier!.value, token, status: 'pending', challenge: 'pending', chain: null };
      orders.push(order);
      const id = orders.length - 1;
      return answer(response, 201, orderBody(order, id), { Location: `${origin}/order/${id}` });
    }
    const id = Number(idText);
    const order = orders[id];
    if (order === undefined) throw new Error('malformed');
    if (what === 'challenge' && order.challenge === 'pending') await validate(order, key);
    if (what === 'challenge') return answer(response, 200, challengeBody(order, id));
    if (what === 'authorization') {
      const identifier = { type: 'dns', value: order.hostname };
      return answer(response, 200, { status: order.challenge, identifier, challenges: [challengeBody(order, id)] });
    }
    if (what === 'finalize') {
      if (order.status !== 'ready') throw new Error('orderNotReady');
      await issue(order, String(payload['csr']));
    }
    if (what === 'certificate' && order.chain !== null) return answer(response, 200, order.chain);
    return answer(response, 200, orderBody(order, id), { Location: `${origin}/order/${id}` });
  }

  const server: Server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const name = error instanceof Error ? error.message : 'serverInternal';
      answer(response, 400, { type: `urn:ietf:params:acme:error:${name}`, detail: name });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    directoryUrl: `${origin}/directory`,
    rootCertificate: root.toString('pem'),
    get issued() {
      return issued;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function decode(text: string): unknown {
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
