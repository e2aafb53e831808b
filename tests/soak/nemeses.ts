import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { World } from './world.ts';

interface Nemesis {
  readonly name: string;
  /** Does its worst until `isOver`. What it leaves behind is put right by `heal`. */
  strike(world: World, random: SeededRandom, isOver: () => boolean): Promise<void>;
}

const hourMs = 60 * 60 * 1000;

/** THE table of what goes wrong in a soak. */
export const nemeses: readonly Nemesis[] = [
  {
    name: 'kill -9 and restart',
    async strike(world, random, isOver) {
      while (!isOver()) {
        await wait(200 + random.below(1_500));
        await world.killServer();
        await wait(random.below(400));
        await world.startServer();
      }
    },
  },
  {
    name: 'freeze the process',
    async strike(world, random, isOver) {
      while (!isOver()) {
        await wait(100 + random.below(600));
        world.server.signal('SIGSTOP');
        await wait(100 + random.below(2_500));
        world.server.signal('SIGCONT');
      }
    },
  },
  {
    name: 'cut connections',
    async strike(world, random, isOver) {
      while (!isOver()) {
        await wait(50 + random.below(600));
        world.network.cut(random.next());
      }
    },
  },
  {
    name: 'cut answers in the middle',
    async strike(world, random, isOver) {
      world.network.cutAnswers(0.02 + random.next() * 0.15);
      while (!isOver()) await wait(50);
    },
  },
  {
    name: 'swallow answers',
    async strike(world, random, isOver) {
      world.network.swallowAnswers(0.02 + random.next() * 0.15);
      while (!isOver()) await wait(50);
    },
  },
  {
    name: 'stall the network',
    async strike(world, random, isOver) {
      while (!isOver()) {
        world.network.stall();
        await wait(100 + random.below(2_000));
        world.network.heal();
        await wait(100 + random.below(800));
      }
    },
  },
  {
    name: 'readers that stop reading',
    async strike(world, random, isOver) {
      while (!isOver()) {
        world.network.stopReading(random.next());
        await wait(100 + random.below(2_000));
        world.network.heal();
      }
    },
  },
  {
    name: 'refuse connections',
    async strike(world, random, isOver) {
      while (!isOver()) {
        world.network.refuse();
        world.network.cut(0.5);
        await wait(100 + random.below(1_500));
        world.network.heal();
        await wait(100 + random.below(500));
      }
    },
  },
  {
    name: 'set the server’s clock',
    async strike(world, random, isOver) {
      while (!isOver()) {
        await wait(100 + random.below(800));
        if (world.isServerUp) await world.setClock((random.next() - 0.5) * 4 * hourMs).catch(() => undefined);
      }
    },
  },
];

/** Puts right what nemeses leave behind. */
export function heal({ network, server }: World): void {
  network.heal();
  server.signal('SIGCONT');
}
