import { currentSettings } from './accounts/current-settings.ts';
import { createApp } from './app.ts';
import { announce } from './banner.ts';
import { readConfig } from './config.ts';
import { type RunningServer, startServer } from './server.ts';
import { settleMemory, settleMemoryAfterRushes } from './settle-memory.ts';
import { createLog, type Log } from './shared/log.ts';
import { Problem } from './shared/problem.ts';

/** Starts Hearth with the settings of the environment and stops it, letting what is in flight finish, on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const app = await createApp(config, log);
  const server = await startServer(app);
  const stop = stopOnce(server, log);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const { work, fixed } = app.backend.services;
  const { serverName } = await currentSettings(work.read(), fixed);
  await announce(config, serverName, server.address);
  settleMemory();
  settleMemoryAfterRushes();
}

/** Milliseconds that stopping may take before the process ends anyway. */
const stopMaxMs = 4_900;

/** npm and the terminal may both pass a signal on: the second must not cut short what the first began. */
function stopOnce(server: RunningServer, log: Log): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      log.fatal('Stopping took too long, so Hearth ends without it. What was answered is stored');
      process.exit(1);
    }, stopMaxMs).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
}

main().catch((error: unknown) => {
  if (error instanceof Problem) console.error(error.message);
  else if (isPortTaken(error))
    console.error(`Port ${error.port} is in use already. Stop the other program, or start with another PORT.`);
  else console.error(error);
  process.exit(1);
});

function isPortTaken(error: unknown): error is { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
