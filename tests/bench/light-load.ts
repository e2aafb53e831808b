import { setTimeout as wait } from 'node:timers/promises';
import { medianOfEach, percentile } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './targets/target.ts';
import { ageOf, timedBody } from './timed-body.ts';

/** A server that has been up for a while: what runs often is compiled. */
const warmUpMessages = 500;

/**
 * One room where somebody says something now and again and everybody listens: milliseconds from just before the send until the last of
 * them has it. The median of the runs.
 */
export async function measureLightLoad(
  target: Target,
  {
    size,
    messagesPerSecond,
    seconds,
    runs,
  }: { size: number; messagesPerSecond: number; seconds: number; runs: number },
): Promise<Readonly<Record<'p50Ms' | 'p99Ms', number>>> {
  const { rooms, connect } = await target.prepare(1, size);
  const members = await inParallel(size, connect);
  let delivered = 0;
  let onLast: (ageMs: number) => void = () => {};
  await inParallel(size, (person) =>
    members[person]!.listen(rooms[0]!, (payload) => {
      if (++delivered % size === 0) onLast(ageOf(payload));
    }),
  );
  const sayOnce = async (): Promise<number> => {
    const last = new Promise<number>((resolve) => (onLast = resolve));
    await members[0]!.send(rooms[0]!, timedBody());
    return last;
  };
  const pauseMs = 1000 / messagesPerSecond;
  for (let message = 0; message < warmUpMessages; message++) await sayOnce();
  const found = [];
  for (let run = 0; run < runs; run++) {
    const ages: number[] = [];
    for (let message = 0; message < seconds * messagesPerSecond; message++) {
      await wait(pauseMs);
      ages.push(await sayOnce());
    }
    found.push({ p50Ms: percentile(ages, 0.5), p99Ms: percentile(ages, 0.99) });
  }
  for (const member of members) member.close();
  return medianOfEach(found);
}
