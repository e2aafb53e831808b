import { setTimeout as wait } from 'node:timers/promises';
import { medianOfEach, percentile } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Member, Target } from './targets/target.ts';
import { ageOf, timedBody } from './timed-body.ts';

/** What a fan-out run found. */
export type FanOut = Readonly<
  Record<
    | 'messagesPerSecond'
    | 'deliveriesPerSecond'
    | 'deliveriesPerCpuSecond'
    // Server processor time, user and system.
    | 'cpuMicrosPerDelivery'
    // From just before the send to the delivery, over a sample of the deliveries.
    | 'p50Ms'
    | 'p99Ms',
    number
  >
>;

/** What is to be said, and how much of it. */
export interface Load {
  readonly rooms: number;
  /** People in each room, all listening. */
  readonly size: number;
  /** People of each room who say something as soon as a send of theirs was answered. */
  readonly senders: number;
  /** How many sends of each of them are on their way at a time. */
  readonly inFlight: number;
  /** Instead of that: messages per second over all rooms, whether answered or not. */
  readonly messagesPerSecond?: number;
  /** Seconds of one run, and how many of them follow each other; each figure is the median of the runs. */
  readonly seconds: number;
  readonly runs: number;
}

const warmUpMs = 1_500;
/** One delivery in so many is timed: enough for a percentile, too few to cost. */
const timedShare = 97;

/** Puts the load on rooms made for it. Throws if a send fails. */
export async function measureFanOut(target: Target, load: Load): Promise<FanOut> {
  const { rooms: roomCount, size, senders, inFlight, messagesPerSecond, seconds, runs } = load;
  const { rooms, connect } = await target.prepare(roomCount, size);
  const members = await inParallel(roomCount * size, connect);
  const roomOf = (person: number): string => rooms[Math.floor(person / size)]!;
  let deliveries = 0;
  let ages: number[] = [];
  await inParallel(members.length, (person) =>
    members[person]!.listen(roomOf(person), (payload) => {
      if (++deliveries % timedShare === 0) ages.push(ageOf(payload));
    }),
  );

  let isRunning = true;
  let sent = 0;
  const failures: unknown[] = [];
  const say = async (member: Member, room: string): Promise<void> => {
    try {
      await member.send(room, timedBody());
      sent++;
    } catch (error) {
      failures.push(error);
      isRunning = false;
    }
  };
  const sayUntilEnd = async (person: number): Promise<void> => {
    while (isRunning) await say(members[person]!, roomOf(person));
  };
  const atRate = (turn: number): Promise<void> => say(members[turn % members.length]!, roomOf(turn % members.length));
  const speaking =
    messagesPerSecond === undefined
      ? rooms.flatMap((_, room) =>
          Array.from({ length: senders * inFlight }, (_, turn) => sayUntilEnd(room * size + (turn % senders))),
        )
      : [speakAtRate(messagesPerSecond, () => isRunning, atRate)];

  await wait(warmUpMs);
  const found: FanOut[] = [];
  for (let run = 0; run < runs && failures.length === 0; run++) {
    const before = { at: performance.now(), cpu: target.process.cpuSeconds(), deliveries, sent };
    ages = [];
    await wait(seconds * 1000);
    const elapsed = (performance.now() - before.at) / 1000;
    const cpu = target.process.cpuSeconds() - before.cpu;
    const delivered = deliveries - before.deliveries;
    found.push({
      messagesPerSecond: (sent - before.sent) / elapsed,
      deliveriesPerSecond: delivered / elapsed,
      deliveriesPerCpuSecond: delivered / cpu,
      cpuMicrosPerDelivery: (cpu / delivered) * 1e6,
      p50Ms: percentile(ages, 0.5),
      p99Ms: percentile(ages, 0.99),
    });
  }
  isRunning = false;
  await Promise.all(speaking);
  for (const member of members) member.close();
  if (failures.length > 0) throw failures[0];
  return medianOfEach(found);
}

/** Says so much a second, whether answered or not. Resolves when all that was said has been answered. */
export async function speakAtRate(
  perSecond: number,
  isRunning: () => boolean,
  say: (turn: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const answers = new Set<Promise<void>>();
  let turn = 0;
  while (isRunning()) {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    while (turn < due) {
      const answer: Promise<void> = say(turn++).finally(() => answers.delete(answer));
      answers.add(answer);
    }
    await wait(1);
  }
  await Promise.all(answers);
}
