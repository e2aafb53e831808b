import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../support/seeded-random.ts';
import { checkQuiet } from './check-quiet.ts';
import type { Violation } from './history.ts';
import { heal, nemeses } from './nemeses.ts';
import { doSomething } from './operations.ts';
import type { Client, World } from './world.ts';

/** What one round found. */
export interface Round {
  readonly nemeses: readonly string[];
  readonly sent: number;
  readonly answered: number;
  /** From the end of all trouble until everybody showed what the database holds, in ms. */
  readonly quietAfterMs: number;
  readonly violations: readonly Violation[];
}

export interface RoundOptions {
  readonly random: SeededRandom;
  /** How long people act while things go wrong, in ms. */
  readonly troubleMs: number;
  /** After how many ms without trouble a client that does not show the truth counts as wrong. */
  readonly patienceMs: number;
  /** Which nemeses may strike: all of them unless told. */
  readonly only?: readonly string[];
}

/** Lets people act while things go wrong, then waits for quiet and checks everything. */
export async function runRound(world: World, { random, troubleMs, patienceMs, only }: RoundOptions): Promise<Round> {
  const possible = nemeses.filter(({ name }) => only?.includes(name) ?? true);
  const first = random.below(possible.length);
  const second = (first + 1 + random.below(possible.length)) % possible.length;
  const chosen = [...new Set([first, second])].map((index) => possible[index]!);
  const sentBefore = world.checker.sentCount;
  const answeredBefore = countAnswered(world);
  const violationsBefore = world.checker.violations.length;

  const overAt = performance.now() + troubleMs;
  const isOver = (): boolean => performance.now() > overAt;
  const acting = world.clients.map(async (client) => {
    while (!isOver()) {
      await doSomething(world, client);
      await wait(20 + client.random.below(300));
    }
  });
  await Promise.all(chosen.map((nemesis) => nemesis.strike(world, random, isOver)));
  heal(world);
  const healedAt = performance.now();
  // Half of the time the devices hear that the network is back; otherwise they must find out.
  if (random.next() < 0.5) for (const { browser } of world.clients) browser.wakeUp();
  await Promise.all(acting);

  let wrong = await untilRight(world, world.clients, patienceMs);
  const quietAfterMs = performance.now() - healedAt;
  if (wrong.length === 0) wrong = await checkEveryRoom(world, random, patienceMs);
  return {
    nemeses: chosen.map(({ name }) => name),
    sent: world.checker.sentCount - sentBefore,
    answered: countAnswered(world) - answeredBefore,
    quietAfterMs,
    violations: [...world.checker.violations.slice(violationsBefore), ...wrong],
  };
}

/** Everybody looks at each of their rooms in turn, some beside a browser that has just been opened. */
async function checkEveryRoom(world: World, random: SeededRandom, patienceMs: number): Promise<Violation[]> {
  const fresh = world.clients.filter(() => random.next() < 0.15).map((client) => world.freshBrowserLike(client));
  try {
    const clients = [...world.clients, ...fresh];
    const wrong = await untilRight(world, clients, patienceMs);
    for (let turn = 0; wrong.length === 0 && turn <= world.roomIds.length; turn++) {
      for (const { tabs } of clients) for (const { app } of tabs) app.look(app.state().rooms.at(turn)?.roomId ?? '');
      wrong.push(...(await untilRight(world, clients, patienceMs)));
    }
    return wrong;
  } finally {
    for (const { browser } of fresh) browser.close();
  }
}

/** Waits until everything is right; answers what is still wrong when patience has ended. */
async function untilRight(world: World, clients: readonly Client[], patienceMs: number): Promise<Violation[]> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    await Promise.all(clients.map((client) => world.comeIn(client)));
    for (const { tabs } of clients) for (const { app } of tabs) app.takeBackRefused();
    const states = clients.flatMap((client) => world.statesOf(client));
    const wrong = checkQuiet(world.checker, world.stored(), states);
    if (wrong.length === 0 || performance.now() > deadline) return wrong;
    // Looking costs the clients, which share this process, more than they need to get on.
    await wait(Math.min(300, patienceMs / 10));
  }
}

function countAnswered({ checker }: World): number {
  let count = 0;
  for (const answers of checker.answered.values()) count += answers.size;
  return count;
}
