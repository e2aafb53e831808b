// Starting other programs: tools of node_modules with their words shown, npm with its words kept until something fails.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename, delimiter, join } from 'node:path';

const isWindows = process.platform === 'win32';
const parentLookMs = 500;

/** Runs a program with our terminal and our signals; resolves to its exit code. */
export function run(program, args, { cwd, env = process.env, shell = false, channel = false }) {
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(channel ? ['ipc'] : [])];
    const child = spawn(program, args, { cwd, env, shell, stdio });
    const passOn = (signal) => {
      // A terminal has already sent its Ctrl+C to the child as well; a second one would mean "at once, please".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Stops this process, as Ctrl+C would, when the one that runs it is gone. A Node that handed over has a channel to it; npm
 * does not, and when npm is told to stop it stops only the shell between them, so there we look who our parent is.
 */
export function stopWithParent() {
  const stop = () => process.kill(process.pid, 'SIGTERM');
  if (process.channel) {
    process.once('disconnect', stop);
    process.channel.unref();
  } else if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      stop();
    }, parentLookMs);
    look.unref();
  }
}

const npmLinesMax = 12;

/** Runs npm silently; resolves to `{code, output}`, `output` without the usage text that npm adds to what went wrong. */
export async function quietNpm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  // Under `npm start` the very npm that was called; otherwise whichever is on the PATH.
  const isNpm = cli !== undefined && basename(cli) === 'npm-cli.js';
  const program = isNpm ? process.execPath : isWindows ? 'npm.cmd' : 'npm';
  const all = [...(isNpm ? [cli] : []), ...args, ...quiet];
  const { code, output } = await capture(program, all, { cwd, env: npmEnv(), shell: isWindows && !isNpm });
  return { code, output: output.split('\n').slice(0, npmLinesMax).join('\n') };
}

/** Runs a tool of node_modules/.bin under this Node; resolves to `{code, output}`, `output` only when `quiet`. */
export async function runTool(root, tool, args, { quiet = false, env = {} } = {}) {
  const path = join(root, 'node_modules', '.bin') + delimiter + (process.env.PATH ?? '');
  const options = { cwd: root, env: { ...process.env, PATH: path, ...env }, shell: isWindows };
  if (quiet) return capture(tool, args, { ...options, env: { ...options.env, NO_COLOR: '1' } });
  return { code: await run(tool, args, options), output: '' };
}

function capture(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 127, output: `${program}: ${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

/**
 * What an inner npm may know of the outer one: where the registry is and how to reach it. The rest (prefix, workspace,
 * omit, dry-run ...) was meant for the outer command and would send the inner one astray.
 */
function npmEnv() {
  const kept =
    /^npm_config_(.*registry|cache|userconfig|globalconfig|https?_?proxy|proxy|noproxy|ca|cafile|cert|key|strict_ssl|fetch_.*|maxsockets|offline|prefer_offline|\/\/.*)$/i;
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name));
  return { ...Object.fromEntries(entries), NODE_ENV: 'development' };
}
