import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { freePort } from './free-port.ts';
import { until } from './server.ts';

const isRequired = process.env['HEARTH_REQUIRE_REDIS'] === '1';

/** Whether a Redis of our own can be started here: `describe.skipIf(!hasRedisServer)`. Fails where it is required. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedisServer) {
  const reason = 'no redis-server is installed (Debian: apt-get install redis-server).';
  if (isRequired) throw new Error(`Redis is required here: ${reason}`);
  console.log(`The part of the tests with several nodes is left out: ${reason}`);
}

type Client = ReturnType<typeof clientOf>;

const clientOf = (url: string) => createClient({ url, socket: { reconnectStrategy: false } });

/** A Redis of our own that keeps nothing, to be stopped, frozen, emptied and started again at the same port. */
export class RedisServer {
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hearth-redis-'));
  #process: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#process = spawn('redis-server', [...settings, '--dir', this.#folder], { stdio: 'ignore' });
    await until(() => this.#ask((client) => client.ping()), 'Redis answered');
  }

  /** Ends it as a power cut would. */
  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  /** Forgets everything that it holds. */
  async flush(): Promise<void> {
    await this.#ask((client) => client.flushAll());
  }

  /** The sets of connected people, one per node, in which somebody is. */
  async peopleOf(userId: string): Promise<string[]> {
    const found = await this.#ask(async (client) => {
      const sets = await client.keys('hearth:*:people:*');
      const isIn = await Promise.all(sets.map((set) => client.sIsMember(set, userId)));
      return sets.filter((_set, index) => isIn[index]);
    });
    return found ?? [];
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask<T>(question: (client: Client) => Promise<T>): Promise<T | null> {
    const client = clientOf(this.url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await question(client);
    } catch {
      return null;
    } finally {
      if (client.isOpen) client.destroy();
    }
  }
}
