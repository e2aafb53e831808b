import { afterEach, expect, it } from 'vitest';
import { seededRandom } from '../support/seeded-random.ts';
import { bundleApp } from './app/bundle-app.ts';
import { runRound } from './rounds.ts';
import { World } from './world.ts';

let world: World | undefined;
afterEach(() => world?.end());

// The long one, with more people and everything that can go wrong, is `npm run soak`.
it('nothing is lost, doubled, swapped or leaked while the server is killed and answers are cut', async () => {
  const random = seededRandom();
  world = await World.begin({ seed: random.seed, clients: 4, speed: 8, app: await bundleApp() });
  const only = ['kill -9 and restart', 'cut answers in the middle', 'swallow answers'];
  const round = await runRound(world, { random, troubleMs: 2_000, patienceMs: 60_000, only });
  expect(round.violations, `seed ${random.seed}`).toEqual([]);
  expect(round.answered).toBeGreaterThan(0);
}, 120_000);
