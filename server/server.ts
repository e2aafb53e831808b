import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';
import { publishFigures } from './figures.ts';
import { openDoor } from './host/door.ts';
import { createHttpServer } from './http.ts';
import { createRequestGate } from './requests.ts';
import { attachSockets } from './socket.ts';

/** A server that listens. */
export interface RunningServer {
  readonly address: AddressInfo;
  /**
   * Is not ready any more, refuses what is new, answers what is in flight (4 s at most), tells the sockets to come back and closes the
   * database.
   */
  stop(): Promise<void>;
}

const tidyIntervalMs = 60_000;
const stopTimeoutMs = 4_000;
const sweepIntervalMs = 20;

/** Puts the app on the network at its config's HOST and PORT. */
export async function startServer(app: App): Promise<RunningServer> {
  const { config, log } = app;
  let address: AddressInfo | null = null;
  const gate = createRequestGate(config, () => address?.port ?? config.port);
  publishFigures(app);
  const http = await createHttpServer(app, gate);
  const sockets = attachSockets(app, http.server, gate);
  try {
    await new Promise<void>((resolve, reject) => {
      http.server.once('error', reject).listen(config.port, config.host, resolve);
    });
  } catch (error) {
    await sockets.stop();
    await app.stop();
    throw error;
  }
  address = http.server.address() as AddressInfo;
  const door = await openDoor(app);
  const tidying = setInterval(() => {
    app.tidy().catch((error: unknown) => log.error({ err: error }, 'Tidying up failed'));
  }, tidyIntervalMs);

  return {
    address,
    async stop() {
      app.state.isStopping = true;
      clearInterval(tidying);
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
