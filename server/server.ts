import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';
import type { KeptCertificate } from './certificate/keep-certificate.ts';
import { openPlainDoor, type PlainDoor } from './certificate/plain-door.ts';
import { publishFigures } from './figures.ts';
import { openDoor } from './host/door.ts';
import { createHttpServer, tlsOf } from './http.ts';
import { createRequestGate } from './requests.ts';
import { attachSockets } from './socket.ts';

/** A server that listens. */
export interface RunningServer {
  readonly address: AddressInfo;
  /** Where plain http is answered beside TLS; null where the server does no TLS itself. */
  readonly plainPort: number | null;
  /**
   * Is not ready any more, refuses what is new, answers what is in flight (4 s at most), tells the sockets to come back and closes the
   * database.
   */
  stop(): Promise<void>;
}

const tidyIntervalMs = 60_000;
/** An hour: certificates last for weeks, and authorities count what fails. */
const renewIntervalMs = 60 * 60_000;
const stopTimeoutMs = 4_000;
const sweepIntervalMs = 20;

/** Puts the app on the network at its config's HOST and PORT. */
export async function startServer(app: App): Promise<RunningServer> {
  const { config, log } = app;
  const gate = createRequestGate(config, () => app.state.port ?? config.port);
  publishFigures(app);
  const transport = await openTransport(app);
  const http = await createHttpServer(app, gate, transport?.kept.current);
  const sockets = attachSockets(app, http.server, gate);
  try {
    await new Promise<void>((resolve, reject) => {
      http.server.once('error', reject).listen(config.port, config.host, resolve);
    });
  } catch (error) {
    await sockets.stop();
    await transport?.door.close();
    await app.stop();
    throw error;
  }
  const address = http.server.address() as AddressInfo;
  app.state.port = address.port;
  const door = await openDoor(app);
  // What was left when the server stopped; links in letters need its port.
  void app.backend.counter?.office.wake();
  const tidying = setInterval(() => {
    app.tidy().catch((error: unknown) => log.error({ err: error }, 'Tidying up failed'));
  }, tidyIntervalMs);
  const renewing = transport && setInterval(() => void renew(transport, http.server), renewIntervalMs);

  return {
    address,
    plainPort: transport?.door.port ?? null,
    async stop() {
      app.state.isStopping = true;
      clearInterval(tidying);
      if (renewing !== null) clearInterval(renewing);
      await transport?.door.close();
      // A connection that is kept for the next request goes with its last answer, to whichever node is left.
      http.beginStop();
      const closed = new Promise<void>((resolve) => http.server.close(() => resolve()));
      const sweeping = setInterval(() => http.server.closeIdleConnections(), sweepIntervalMs);
      const cutting = setTimeout(() => {
        sockets.cut();
        http.server.closeAllConnections();
      }, stopTimeoutMs);
      await sockets.stop();
      await door?.close();
      await closed;
      clearTimeout(cutting);
      clearInterval(sweeping);
      await http.stop();
      await app.stop();
    },
  };
}

interface Transport {
  readonly door: PlainDoor;
  readonly kept: KeptCertificate;
}

/** Opens plain http and gets the certificate that TLS needs; null where a proxy does TLS, or nobody. Leaves nothing open if it fails. */
async function openTransport(app: App): Promise<Transport | null> {
  const { config, log } = app;
  if (config.certificate === null) return null;
  let door: PlainDoor | null = null;
  try {
    // Loaded by those alone who need it.
    const { keepCertificate } = await import('./certificate/keep-certificate.ts');
    door = await openPlainDoor(config.host, config.certificate.plainPort, config.publicUrl!);
    return { door, kept: await keepCertificate(config, door, app.backend.services.work.clock, log) };
  } catch (error) {
    await door?.close();
    await app.stop();
    throw error;
  }
}

async function renew({ kept }: Transport, server: Server): Promise<void> {
  const renewed = await kept.renewIfDue();
  if (renewed !== null && server instanceof TlsServer)
    server.setSecureContext({ ...tlsOf(renewed), minVersion: 'TLSv1.2' });
}
