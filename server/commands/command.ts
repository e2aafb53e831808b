import type { ParseArgsOptionsConfig } from 'node:util';
import { Problem } from '../shared/problem.ts';

/** Where a command runs. */
export interface Terminal {
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks on, so that a line may be written over. */
  readonly isInteractive: boolean;
  /** Aborted when the person wants the command to end (Ctrl+C). */
  readonly signal: AbortSignal;
  /** Writes text on standard output as it is. */
  write(text: string): void;
  /** What the person answers, without the end of the line; null if nobody does. Rejects with the signal's reason when it is aborted. */
  ask(question: string): Promise<string | null>;
}

/** What the person typed behind the command's name. */
export interface Arguments {
  /** The value of each option that takes one. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Which options without a value were given. */
  readonly flags: ReadonlySet<string>;
  /** What is not an option, in order. */
  readonly positionals: readonly string[];
}

/** Something a host can do to their server from the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in one line, without a full stop. */
  readonly summary: string;
  /** What follows the name, as in a manual: `--to postgres://user:password@host:5432/name`. */
  readonly usage: string;
  /** What to know before using it: lines of at most 100 characters. */
  readonly help: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** Names of what is not an option, in order, for the words of a refusal. */
  readonly positionals: readonly string[];
  /** Throws `Problem` for what the host can mend, `UsageProblem` if it was typed wrongly. */
  run(given: Arguments, terminal: Terminal): Promise<void>;
}

/** A command that was typed wrongly. */
export class UsageProblem extends Problem {}
