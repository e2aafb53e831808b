import { runCommand } from '../../server/commands/run-command.ts';
import type { TestServer } from './server.ts';

/** How a command ended: its exit code and what it wrote on either stream. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly complaints: readonly string[];
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly isInteractive?: boolean;
  /** What the person answers when asked; nobody does unless told. */
  readonly answer?: string;
  /** Called with each text that it writes; `stop` is Ctrl+C. */
  readonly onWrite?: (text: string, stop: () => void) => void;
}

/** Runs `npm run hearth -- ...words` within this process. */
export async function hearth(
  words: readonly string[],
  { env = {}, isInteractive = false, answer, onWrite }: CommandOptions = {},
): Promise<Ended> {
  const ending = new AbortController();
  const complaints: string[] = [];
  let out = '';
  const write = (text: string): void => {
    out += text;
    onWrite?.(text, () => ending.abort(new Error('Ctrl+C')));
  };
  const ask = async (question: string): Promise<string | null> => {
    write(question);
    return answer ?? null;
  };
  const terminal = { env, isInteractive, signal: ending.signal, write, ask };
  const code = await runCommand(words, terminal, (line) => complaints.push(line));
  return { code, out, complaints };
}

/** The settings under which a command means this server. */
export function settingsOf({ dataDir, databaseUrl }: TestServer): Record<string, string> {
  return { DATA_DIR: dataDir, BENCHMARK: 'on', ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) };
}
