import { existsSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';
import { databaseFile } from '../database/orm.ts';
import { doorPath } from '../host/door-path.ts';
import { knock } from '../host/knock.ts';
import type { TaskInput, TaskName, TaskOutput } from '../host/tasks.ts';
import { systemClock } from '../shared/clock.ts';
import { createLog } from '../shared/log.ts';
import { Problem } from '../shared/problem.ts';
import type { Terminal } from './command.ts';

/**
 * Has the host's server do something and answers what came of it: the one that runs, so that everybody connected notices at once, or
 * else this process in its place. Throws `Problem` in words if it was not done.
 */
export async function atServer<Name extends TaskName>(
  { env, signal }: Terminal,
  task: Name,
  input: TaskInput<Name>,
): Promise<TaskOutput<Name>> {
  const config = readConfig(env);
  const path = doorPath(config.dataDir);
  const answer = path === null ? null : await knock(path, { task, input }, signal);
  if (answer === null) return (await inItsPlace(config, task, input)) as TaskOutput<Name>;
  if ('problem' in answer) throw new Problem(answer.problem);
  return answer.output as TaskOutput<Name>;
}

async function inItsPlace(config: Config, task: TaskName, input: unknown): Promise<unknown> {
  requireServer(config);
  // Loaded where it is needed: most commands find a server that runs.
  const { requireNobodyConnected } = await import('../database/connected.ts');
  const { createApp } = await import('../app.ts');
  const { doTask } = await import('../host/tasks.ts');
  // With Redis every node hears what is done here.
  if (config.databaseUrl !== null && config.redisUrl === null) await requireNobodyConnected(config.databaseUrl);
  const app = await createApp(config, createLog(config.logLevel), systemClock, { isCommand: true });
  try {
    return await doTask(app, task, input);
  } finally {
    await app.stop();
  }
}

/** Throws `Problem` if the settings name no embedded database that is there: a command must not make an empty one. */
export function requireServer({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== null || existsSync(databaseFile(dataDir))) return;
  throw new Problem(
    `There is no Hearth in ${dataDir}. DATA_DIR names the folder of the server that is meant; npm start makes a new one.`,
  );
}
