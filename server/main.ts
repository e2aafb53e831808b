import { hasNoOwner } from './accounts/has-no-owner.ts';
import { currentSettings } from './accounts/current-settings.ts';
import { createApp } from './app.ts';
import { announce } from './banner.ts';
import { readConfig } from './config.ts';
import { makeSetUpCode } from './host-side.ts';
import { type RunningServer, startServer } from './server.ts';
import { settleMemory, settleMemoryAfterRushes } from './settle-memory.ts';
import { systemClock } from './shared/clock.ts';
import { createLog } from './shared/log.ts';
import { Problem } from './shared/problem.ts';
import { type ChosenReach, readReach, saveReach } from './shared/reach.ts';

/**
 * Starts Hearth with the settings of the environment and stops it, letting what is in flight finish, on SIGTERM or SIGINT. When its owner
 * chooses anew who can reach it, it stops and starts again within the process.
 */
async function main(): Promise<void> {
  let running = await start(() => void listenAnew());
  const stop = stopOnce(() => running.stop());
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  settleMemory();
  settleMemoryAfterRushes();

  async function listenAnew(): Promise<void> {
    await running.stop();
    const starting = start(() => void listenAnew()).catch((error: unknown) => {
      // Better reached as before than not at all.
      console.error('It cannot be reached as it was chosen, so it goes on as before.', error);
      saveReach(running.dataDir, running.reach);
      return start(() => void listenAnew());
    });
    running = { ...running, stop: async () => (await starting).stop() };
    running = await starting.catch(giveUp);
  }
}

/** A server that runs, and what was chosen for it when it started. */
interface Running extends Pick<RunningServer, 'stop'> {
  readonly dataDir: string;
  readonly reach: ChosenReach | null;
}

/** Starts a server with the settings of this moment, and tells where it is. */
async function start(listenAnew: () => void): Promise<Running> {
  const config = readConfig(process.env);
  const app = await createApp(config, createLog(config.logLevel), systemClock, { listenAnew });
  const server = await startServer(app);
  const { work, fixed } = app.backend.services;
  const { serverName } = await currentSettings(work.read(), fixed);
  const setUpCode = (await hasNoOwner(work.read())) ? makeSetUpCode(config.dataDir) : null;
  await announce(config, { serverName, address: server.address, setUpCode });
  return { stop: () => server.stop(), dataDir: config.dataDir, reach: readReach(config.dataDir) };
}

/** Milliseconds that stopping may take before the process ends anyway. */
const stopMaxMs = 4_900;

/** npm and the terminal may both pass a signal on: the second must not cut short what the first began. */
function stopOnce(stop: () => Promise<void>): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      console.error('Stopping took too long, so Hearth ends without it. What was answered is stored.');
      process.exit(1);
    }, stopMaxMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
}

// Whatever is written is for this user alone, also in a folder that others may read.
process.umask(0o077);
main().catch(giveUp);

function giveUp(error: unknown): never {
  if (error instanceof Problem) console.error(error.message);
  else if (hasCode(error, 'EADDRINUSE'))
    console.error(`Port ${error.port} is in use already. Stop the other program, or start with another PORT.`);
  else if (hasCode(error, 'EACCES') && error.port > 0)
    console.error(
      `Port ${error.port} takes a right that this user does not have: docs/self-hosting.md says how to give it.`,
    );
  else console.error(error);
  process.exit(1);
}

/** Whether listening at a port failed with this code. */
function hasCode(error: unknown, code: string): error is { port: number } {
  return error instanceof Error && 'code' in error && error.code === code;
}
