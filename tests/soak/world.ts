import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Script } from 'node:vm';
import { seededRandom, type SeededRandom } from '../support/seeded-random.ts';
import { ServerProcess } from '../support/server-process.ts';
import type { AppInTab } from './app/app-in-tab.ts';
import { Browser } from './app/browser.ts';
import { readStored } from './database.ts';
import { FaultyNetwork } from './faulty-network.ts';
import type { ClientState, StoredState } from './history.ts';
import { HistoryChecker } from './history-checker.ts';
import type { Order } from './server-controls.ts';

export interface WorldOptions {
  readonly seed: number;
  /** How many browsers there are; every third person has two. */
  readonly clients: number;
  /** How much faster than real time passes in the browsers. */
  readonly speed: number;
  readonly app: Script;
}

/** Somebody with an account. They enter and leave rooms one step at a time, on whatever device. */
export interface Person {
  readonly username: string;
  id: string;
  /** The end of what they did last about their memberships. */
  lastStep: Promise<unknown>;
}

/** One browser of a person, and the tab of it that they look at. */
export interface Client {
  readonly name: string;
  readonly person: Person;
  readonly browser: Browser;
  readonly random: SeededRandom;
  tabs: { readonly app: AppInTab; close(): void }[];
  said: number;
}

const password = 'quiet lanterns over harbour';
const roomCount = 4;

/** A server process, a bad network before it and people in front of that: what a soak shakes, and the history of it. */
export class World {
  readonly checker = new HistoryChecker();
  readonly server: ServerProcess;
  readonly network: FaultyNetwork;
  readonly clients: Client[] = [];
  readonly roomIds: string[] = [];
  readonly options: WorldOptions;
  readonly #dataDir: string;
  #clockAheadMs = 0;
  /** How often the server was started. */
  starts = 0;
  /** Whether the server is meant to run now. */
  #isUp = false;

  private constructor(options: WorldOptions, dataDir: string, server: ServerProcess, network: FaultyNetwork) {
    this.options = options;
    this.server = server;
    this.network = network;
    this.#dataDir = dataDir;
  }

  /** Starts the server and lets everybody sign up and enter rooms, while all is well. */
  static async begin(options: WorldOptions): Promise<World> {
    const dataDir = mkdtempSync(join(tmpdir(), 'hearth-soak-'));
    const settings = { DATA_DIR: dataDir, SMALL_HOST: 'on' };
    const server = new ServerProcess(settings, new URL('server-controls.ts', import.meta.url).href);
    const random = seededRandom(options.seed);
    const network = await FaultyNetwork.open(
      () => Number(new URL(server.origin).port),
      () => random.next(),
    );
    const world = new World(options, dataDir, server, network);
    try {
      await world.startServer();
      await world.#populate();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async startServer(): Promise<void> {
    await this.server.start();
    this.starts++;
    this.#isUp = true;
    await this.setClock(this.#clockAheadMs);
  }

  /** Ends the server as a power cut would. */
  async killServer(): Promise<void> {
    this.#isUp = false;
    await this.server.stop('SIGKILL');
  }

  get isServerUp(): boolean {
    return this.#isUp;
  }

  /** Sets the server's clock this far ahead of the real one; it stays so over restarts. */
  async setClock(aheadMs: number): Promise<void> {
    this.#clockAheadMs = aheadMs;
    await this.server.ask({ order: 'set-clock', aheadMs } satisfies Order);
  }

  /** What the server's process holds once its garbage is gone, in bytes. */
  async weighServer(): Promise<{ rssBytes: number; usedBytes: number }> {
    return (await this.server.ask({ order: 'weigh' } satisfies Order)) as { rssBytes: number; usedBytes: number };
  }

  stored(): StoredState {
    return readStored(this.#dataDir);
  }

  /** A browser that has nothing but the session of another. */
  freshBrowserLike(client: Client): Client {
    const browser = this.#newBrowser(`${client.name} afresh`, client.browser.network.cookies);
    browser.network.personId = client.person.id;
    return { ...client, name: browser.name, browser, tabs: [browser.openTab()] };
  }

  /** Everything that the client's tabs show. */
  statesOf({ name, person, tabs }: Client): ClientState[] {
    return tabs.map(({ app }, index) => {
      const { phase, isOnline, rooms, timelines, waiting } = app.state();
      const ids = waiting.filter(({ isRefused }) => !isRefused).map(({ id }) => id);
      return {
        name: `${name} tab ${index + 1} (${phase})`,
        personId: person.id,
        isOnline,
        rooms,
        timelines,
        waiting: ids,
      };
    });
  }

  /** Signs the person in again if their session has ended. Answers whether the first tab is inside. */
  async comeIn({ person, browser, tabs }: Client): Promise<boolean> {
    const isInside = tabs.some(({ app }) => app.phase === 'signed-in');
    const outside = tabs.filter(({ app }) => app.phase === 'signed-out');
    if (!isInside && outside[0]) await outside.shift()!.app.signIn(person.username, password);
    // One cookie for all tabs: whoever is outside in another tab gets in by loading it anew.
    for (const tab of outside) {
      tab.close();
      tabs[tabs.indexOf(tab)] = browser.openTab();
    }
    return tabs[0]?.app.phase === 'signed-in';
  }

  async end(): Promise<void> {
    for (const { browser } of this.clients) browser.close();
    await this.network.close();
    await this.server.stop('SIGKILL');
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async #populate(): Promise<void> {
    const people: Person[] = [];
    for (let index = 0; index < this.options.clients; index++) {
      const isSecondDevice = index % 4 === 3;
      const person = isSecondDevice ? people.at(-1)! : newPerson(people.length + 1);
      if (!isSecondDevice) people.push(person);
      const name = `${person.username}’s ${isSecondDevice ? 'phone' : 'laptop'}`;
      const browser = this.#newBrowser(name);
      const random = seededRandom(this.options.seed * 1_000 + index);
      const client: Client = { name, person, browser, random, tabs: [browser.openTab()], said: 0 };
      this.clients.push(client);
      await this.#enter(client, isSecondDevice);
    }
    for (const [index, client] of this.clients.slice(0, roomCount).entries()) {
      const roomId = await client.tabs[0]!.app.createRoom(`Room ${index + 1}`);
      if (roomId === null) throw new Error('A room could not be made while all was well.');
      this.roomIds.push(roomId);
    }
    await Promise.all(
      this.clients.map(async ({ tabs, random, person }) => {
        const first = random.below(this.roomIds.length);
        for (const step of [0, 1]) {
          const join = () => tabs[0]!.app.join(this.roomIds[(first + step) % this.roomIds.length]!);
          await (person.lastStep = person.lastStep.then(join));
        }
        tabs[0]!.app.look(this.roomIds[first]!);
      }),
    );
  }

  async #enter({ name, person, browser, tabs }: Client, hasAccount: boolean): Promise<void> {
    const app = tabs[0]!.app;
    while (app.phase === 'starting') await wait(5);
    const id = await (hasAccount ? app.signIn(person.username, password) : app.signUp(person.username, password));
    if (id === null) throw new Error(`${name} could not come in while all was well.`);
    person.id = browser.network.personId = id;
    while (!app.isListKnown) await wait(5);
  }

  #newBrowser(name: string, cookies?: ReadonlyMap<string, string>): Browser {
    const { app, speed } = this.options;
    const record = this.checker.feed.bind(this.checker);
    return new Browser({ name, app, speed, origin: this.network.origin, record, ...(cookies && { cookies }) });
  }
}

function newPerson(number: number): Person {
  return { username: `person${number}`, id: '', lastStep: Promise.resolve() };
}
