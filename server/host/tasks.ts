import { makeServerOwner } from '../accounts/make-server-owner.ts';
import { resetPassword } from '../accounts/reset-password.ts';
import type { App } from '../app.ts';
import { type HostInvite, inviteAsOwner } from './invite-as-owner.ts';
import { loadDemo } from './demo/load-demo.ts';
import { removeDemo } from './demo/remove-demo.ts';
import { Problem } from '../shared/problem.ts';
import { RequestError } from '../shared/request-error.ts';
import { UserError } from '../shared/user-error.ts';

/**
 * What a host may ask of a server from the command line, while it runs or not. Each gets and answers plain JSON, and throws `Problem`
 * for what the host can mend.
 */
export const tasks = {
  resetPassword: (app: App, { username }: { readonly username: string }) =>
    resetPassword(app.backend.services, username),
  makeOwner: async (app: App, { username }: { readonly username: string }) => {
    const owner = await makeServerOwner(app.backend.services, username);
    return { username: owner.username };
  },
  invite: (app: App, input: HostInvite) => inviteAsOwner(app.backend.services, input),
  loadDemo: (app: App, input: { readonly password: string | null }) => loadDemo(app.backend.services, input),
  removeDemo: (app: App, _input: object) => removeDemo(app.backend.services),
} as const;

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[1];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

/** What the server was asked, as it comes through the door. */
export interface TaskRequest {
  readonly task: string;
  readonly input: unknown;
}

/** What it answered: what the task gave, or in words why it was not done. */
export type TaskAnswer = { readonly output: unknown } | { readonly problem: string };

export function isTask(name: string): name is TaskName {
  return Object.hasOwn(tasks, name);
}

/** Does a task by its name; the input is what a command of the same version made. Every refusal is a `Problem`. */
export async function doTask(app: App, task: TaskName, input: unknown): Promise<unknown> {
  const run = tasks[task] as (app: App, input: unknown) => Promise<unknown>;
  try {
    return await run(app, input);
  } catch (error) {
    throw error instanceof UserError || error instanceof RequestError ? new Problem(error.message) : error;
  }
}
