import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { keepCertificate } from '../../server/certificate/keep-certificate.ts';
import { openPlainDoor } from '../../server/certificate/plain-door.ts';
import { limits } from '../../server/shared/limits.ts';
import { type AcmeAuthority, startAcmeAuthority } from '../support/acme-authority.ts';
import { send } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { startTestServer, type TestServer, until, within } from '../support/server.ts';

const hostname = 'chat.example.org';
let authority: AcmeAuthority;
let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await authority.close();
});

interface Given {
  readonly status: number;
  readonly headers: Record<string, unknown>;
}

/** Asks over TLS by the server's name, trusting the authority's root alone. */
function askSafely(port: number, path: string): Promise<Given> {
  return new Promise((resolve, reject) => {
    const { rootCertificate: ca } = authority;
    const options = {
      host: '127.0.0.1',
      port,
      path,
      servername: hostname,
      headers: { Host: hostname },
      ca,
      agent: false,
    };
    tlsRequest(options, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

/** The fingerprint of what the server shows to those who speak TLS up to that version. */
async function certificateAt(port: number, maxVersion: 'TLSv1.3' | 'TLSv1.1' = 'TLSv1.3'): Promise<string> {
  const ca = authority.rootCertificate;
  const ciphers = 'DEFAULT@SECLEVEL=0';
  const socket = connect({
    host: '127.0.0.1',
    port,
    servername: hostname,
    ca,
    minVersion: 'TLSv1',
    maxVersion,
    ciphers,
  });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

async function start(plainPort: number): Promise<TestServer> {
  return (server = await startTestServer({
    settings: {
      CERTIFICATE: 'auto',
      ACME_DIRECTORY: authority.directoryUrl,
      PUBLIC_URL: `https://${hostname}`,
      HOST: '127.0.0.1',
      PORT: '0',
      HTTP_PORT: String(plainPort),
    },
  }));
}

describe('a server with a certificate of its own', () => {
  it('gets it by itself, does TLS 1.2 or newer, keeps it over a restart, and sends plain http there', async () => {
    const plainPort = await freePort();
    authority = await startAcmeAuthority(() => plainPort);
    const { port } = await start(plainPort);
    const page = await askSafely(port, '/health');
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
    for (const [version, isTaken] of [
      ['TLSv1.3', true],
      ['TLSv1.2', true],
      ['TLSv1.1', false],
    ] as const) {
      const outcome = new Promise<boolean>((resolve) => {
        const socket = connect(
          {
            host: '127.0.0.1',
            port,
            servername: hostname,
            ca: authority.rootCertificate,
            minVersion: 'TLSv1',
            maxVersion: version,
            ciphers: 'DEFAULT@SECLEVEL=0',
          },
          () => {
            resolve(socket.authorized && socket.getProtocol() === version);
            socket.destroy();
          },
        ).on('error', () => resolve(false));
      });
      expect([version, await outcome]).toEqual([version, isTaken]);
    }

    const plain = { origin: `http://127.0.0.1:${plainPort}` };
    const redirected = await send(plain, '/rooms?x=1', { headers: { Host: 'elsewhere.example' } });
    expect([redirected.status, redirected.headers.location]).toEqual([308, `https://${hostname}/rooms?x=1`]);
    for (const path of ['//elsewhere.example/', 'http://elsewhere.example/', '/.well-known/acme-challenge/made-up'])
      expect((await send(plain, path)).headers.location).toMatch(new RegExp(`^https://${hostname}/`));

    const folder = join(server!.dataDir, 'certificate');
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    await server!.restart();
    expect((await askSafely(server!.port, '/health')).status).toBe(200);
    expect(authority.issued).toBe(1);
  });

  it('hands out the renewed one while it runs, to those who come from then on, and no older TLS with it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const plainPort = await freePort();
      authority = await startAcmeAuthority(() => plainPort);
      const { port, clock } = await start(plainPort);
      const before = await certificateAt(port);
      clock.advance(61 * 24 * 60 * 60 * 1000);
      vi.advanceTimersByTime(60 * 60_000);
      await until(async () => (await certificateAt(port)) !== before, 'another certificate is shown');
      expect(authority.issued).toBe(2);
      expect((await askSafely(port, '/health')).status).toBe(200);
      await expect(certificateAt(port, 'TLSv1.1')).rejects.toThrow();
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for no handshake that does not come to its end', async () => {
    const { handshakeMs } = limits;
    Object.assign(limits, { handshakeMs: 200 });
    try {
      const plainPort = await freePort();
      authority = await startAcmeAuthority(() => plainPort);
      const { port } = await start(plainPort);
      for (const begun of ['', '\x16\x03\x01\x02']) {
        const socket = connectPlain(port, '127.0.0.1');
        socket.on('error', () => {});
        socket.write(begun, 'latin1');
        await within(once(socket, 'close'), 'the connection to be cut');
      }
      expect((await askSafely(port, '/health')).status).toBe(200);
    } finally {
      Object.assign(limits, { handshakeMs });
    }
  });

  it('speaks over sockets too, to its own pages alone', async () => {
    const plainPort = await freePort();
    authority = await startAcmeAuthority(() => plainPort);
    const { port } = await start(plainPort);
    const statusFor = (origin: string) =>
      new Promise<number>((resolve) => {
        const options = {
          ca: authority.rootCertificate,
          servername: hostname,
          headers: { Host: hostname, Origin: origin },
        };
        const socket = new WebSocket(`wss://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', options);
        socket.on('upgrade', ({ statusCode }) => resolve(statusCode ?? 0));
        socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
        socket.on('error', () => undefined);
        socket.on('open', () => socket.close());
      });
    expect(await statusFor(`https://${hostname}`)).toBe(101);
    expect(await statusFor('https://elsewhere.example')).toBe(403);
  });

  it('does not start without one, says what to look at, and leaves no port open', async () => {
    const [plainPort, elsewhere] = [await freePort(), await freePort()];
    const other = createServer((_request, response) => response.writeHead(404, { Connection: 'close' }).end());
    await new Promise<void>((resolve) => other.listen(elsewhere, '127.0.0.1', resolve));
    authority = await startAcmeAuthority(() => elsewhere);
    await expect(start(plainPort)).rejects.toThrow(
      /No certificate could be got for chat\.example\.org: .* ports 80 and 443/,
    );
    await expect(send({ origin: `http://127.0.0.1:${plainPort}` }, '/')).rejects.toThrow(/ECONNREFUSED/);
    await new Promise((resolve) => other.close(resolve));
  });

  it('renews it when a third of its life is left, and goes on with the old one while that fails', async () => {
    let plainPort = await freePort();
    authority = await startAcmeAuthority(() => plainPort);
    const { app, clock } = await start(plainPort);
    plainPort = await freePort();
    const door = await openPlainDoor('127.0.0.1', plainPort, app.config.publicUrl!);
    const kept = await keepCertificate(app.config, door, clock, app.log);
    clock.advance(59 * 24 * 60 * 60 * 1000);
    expect(await kept.renewIfDue()).toBeNull();
    clock.advance(2 * 24 * 60 * 60 * 1000);
    const before = kept.current;
    await door.close();
    expect([await kept.renewIfDue(), kept.current]).toEqual([null, before]);
    expect(server!.logged.some(({ msg }) => msg.startsWith('The certificate could not be renewed'))).toBe(true);
    const again = await openPlainDoor('127.0.0.1', plainPort, app.config.publicUrl!);
    const next = await keepCertificate(app.config, again, clock, app.log);
    const renewed = await next.renewIfDue();
    expect(renewed?.chain).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(renewed?.chain).not.toBe(before.chain);
    await again.close();
  });
});
