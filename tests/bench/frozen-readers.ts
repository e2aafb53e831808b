import { setTimeout as wait } from 'node:timers/promises';
import { speakAtRate } from './fan-out.ts';
import { percentile } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './targets/target.ts';
import { ageOf, timedBody } from './timed-body.ts';

/** One stretch of time: how long deliveries took to those who read, and by how much the server's memory grew at most. */
export interface Stretch {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly grownMiB: number;
}

/** The same room before and while some read nothing, and how many of those the server had closed in the end. */
export interface FrozenReaders {
  readonly before: Stretch;
  readonly during: Stretch;
  readonly cut: number;
}

/** 20,000 bytes, twice as many as characters: the system's buffers and then the server's have to fill before pings go unanswered. */
const bodyCharacters = 10_000;
const bodyFilling = 'é';
const timedShare = 17;
const warmUpMs = 2_000;
/** Milliseconds for those who were frozen to read what the system holds for them, and that they were closed. */
const thawMs = 10_000;

/** A room with a steady pace, some of whose readers freeze after a while. */
export async function measureFrozenReaders(
  target: Target,
  {
    size,
    frozen,
    messagesPerSecond,
    seconds,
  }: Readonly<Record<'size' | 'frozen' | 'messagesPerSecond' | 'seconds', number>>,
): Promise<FrozenReaders> {
  const { rooms, connect } = await target.prepare(1, size);
  const [room] = rooms;
  const members = await inParallel(size, connect);
  const reading = members.slice(frozen);
  const freezing = members.slice(0, frozen);
  let ages: number[] = [];
  let deliveries = 0;
  await inParallel(size, (person) =>
    members[person]!.listen(room!, (payload) => {
      if (person >= frozen && ++deliveries % timedShare === 0) ages.push(ageOf(payload));
    }),
  );
  let isRunning = true;
  const failures: unknown[] = [];
  const say = async (turn: number): Promise<void> => {
    try {
      await reading[turn % reading.length]!.send(room!, timedBody(bodyCharacters, bodyFilling));
    } catch (error) {
      failures.push(error);
      isRunning = false;
    }
  };
  const stretch = async (): Promise<Stretch> => {
    ages = [];
    const from = target.process.residentKiB();
    let most = from;
    for (let second = 0; second < seconds && isRunning; second++) {
      await wait(1000);
      most = Math.max(most, target.process.residentKiB());
    }
    return { p50Ms: percentile(ages, 0.5), p99Ms: percentile(ages, 0.99), grownMiB: (most - from) / 1024 };
  };

  const speaking = speakAtRate(messagesPerSecond, () => isRunning, say);
  await wait(warmUpMs);
  const before = await stretch();
  for (const member of freezing) member.freeze();
  const during = await stretch();
  isRunning = false;
  await speaking;
  const ends = freezing.map((member) => Promise.race([member.thaw().then(() => 1), wait(thawMs, 0)]));
  const cut = (await Promise.all(ends)).reduce<number>((sum, end) => sum + end, 0);
  for (const member of members) member.close();
  if (failures.length > 0) throw failures[0];
  return { before, during, cut };
}
