import { setTimeout as wait } from 'node:timers/promises';
import { inParallel } from './targets/graphql-target.ts';
import type { Member, Target } from './targets/target.ts';

/** What a fan-out run found. */
export interface FanOut {
  readonly messagesPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly deliveriesPerCpuSecond: number;
  /** From just before the send to the delivery, over a sample of the deliveries. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const warmUpMs = 1_500;
const bodyLength = 100;

/** A 100-byte body that begins with the time of sending, for measuring how long it took. */
function timedBody(): string {
  return `at${performance.now().toFixed(3)};`.padEnd(bodyLength, 'x');
}

/**
 * Rooms of `size` people each, all listening, `senders` of each room saying something as soon as their last send was answered, for
 * `seconds`; or at `messagesPerSecond` over all if given.
 */
export async function measureFanOut(
  target: Target,
  {
    rooms: roomCount,
    size,
    senders,
    seconds,
    messagesPerSecond,
  }: { rooms: number; size: number; senders: number; seconds: number; messagesPerSecond?: number },
): Promise<FanOut> {
  const { rooms, connect } = await target.prepare(roomCount, size);
  const members = await inParallel(roomCount * size, connect);
  let deliveries = 0;
  let samples: number[] = [];
  await inParallel(members.length, (person) =>
    members[person]!.listen(rooms[Math.floor(person / size)]!, (payload) => {
      // One delivery in 97 is timed: enough for a percentile, too few to cost.
      if (++deliveries % 97 !== 0) return;
      const start = payload.indexOf('at');
      const at = Number(/at(\d+\.\d+);/.exec(payload.toString('latin1', start, payload.length))?.[1]);
      samples.push(performance.now() - at);
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
  const speaking =
    messagesPerSecond === undefined
      ? rooms.flatMap((room, index) =>
          Array.from({ length: senders }, async (_, sender) => {
            while (isRunning) await say(members[index * size + sender]!, room);
          }),
        )
      : [
          speakAtRate(
            messagesPerSecond,
            () => isRunning,
            (turn) => void say(members[turn % members.length]!, rooms[Math.floor((turn % members.length) / size)]!),
          ),
        ];

  await wait(warmUpMs);
  const before = { at: performance.now(), cpu: target.process.cpuSeconds(), deliveries, sent };
  samples = [];
  await wait(seconds * 1000);
  const elapsed = (performance.now() - before.at) / 1000;
  const cpu = target.process.cpuSeconds() - before.cpu;
  const delivered = deliveries - before.deliveries;
  const said = sent - before.sent;
  isRunning = false;
  await Promise.all(speaking);
  for (const member of members) member.close();
  if (failures.length > 0) throw failures[0];
  samples.sort((a, b) => a - b);
  return {
    messagesPerSecond: said / elapsed,
    deliveriesPerSecond: delivered / elapsed,
    deliveriesPerCpuSecond: delivered / cpu,
    p50Ms: samples[Math.floor(samples.length * 0.5)] ?? NaN,
    p99Ms: samples[Math.floor(samples.length * 0.99)] ?? NaN,
  };
}

async function speakAtRate(perSecond: number, isRunning: () => boolean, say: (turn: number) => void): Promise<void> {
  const start = performance.now();
  let turn = 0;
  while (isRunning()) {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
    while (turn < due) say(turn++);
    await wait(1);
  }
}

/** Senders in one room who wait for each answer: answered messages per second, nobody listening. */
export async function measureSends(
  target: Target,
  senders: number,
  seconds: number,
): Promise<{ readonly perSecond: number; readonly perCpuSecond: number }> {
  const { rooms, connect } = await target.prepare(1, senders);
  const members = await inParallel(senders, connect);
  let isRunning = true;
  let sent = 0;
  const speaking = members.map(async (member) => {
    while (isRunning) {
      await member.send(rooms[0]!, timedBody());
      sent++;
    }
  });
  await wait(warmUpMs);
  const before = { at: performance.now(), cpu: target.process.cpuSeconds(), sent };
  await wait(seconds * 1000);
  const result = {
    perSecond: (sent - before.sent) / ((performance.now() - before.at) / 1000),
    perCpuSecond: (sent - before.sent) / (target.process.cpuSeconds() - before.cpu),
  };
  isRunning = false;
  await Promise.all(speaking);
  for (const member of members) member.close();
  return result;
}

/** What asking for a page costs: milliseconds until the answer, and of the server's processor time. */
export interface PageTimes {
  readonly way: 'socket' | 'HTTP';
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
}

/**
 * One person who asks for the newest 50 messages of a room of `count` again and again, waiting for each answer, for `seconds` each way.
 * Empty for a server that has no history.
 */
export async function measureHistory(target: Target, count: number, seconds: number): Promise<PageTimes[]> {
  if (target.fill === undefined) return [];
  const { rooms, connect } = await target.prepare(1, 1);
  await target.fill(rooms[0]!, count);
  const member = await connect(0);
  const found: PageTimes[] = [];
  for (const way of ['socket', 'HTTP'] as const) {
    const ask = async (forMs: number): Promise<number[]> => {
      const times: number[] = [];
      for (const end = performance.now() + forMs; performance.now() < end;) {
        const asked = performance.now();
        await member.newest!(rooms[0]!, way);
        times.push(performance.now() - asked);
      }
      return times.sort((a, b) => a - b);
    };
    await ask(warmUpMs);
    const cpuBefore = target.process.cpuSeconds();
    const times = await ask(seconds * 1000);
    const cpuMs = ((target.process.cpuSeconds() - cpuBefore) * 1000) / times.length;
    found.push({ way, p50Ms: times[times.length >> 1]!, p99Ms: times[Math.floor(times.length * 0.99)]!, cpuMs });
  }
  member.close();
  return found;
}

/** KiB of server memory for each connected, signed-in person who listens and does nothing. */
export async function measureIdle(target: Target, connections: number): Promise<number> {
  const size = 50;
  const { rooms, connect } = await target.prepare(connections / size, size);
  await target.restart();
  await wait(3_000);
  const before = target.process.residentKiB();
  const members = await inParallel(connections, connect);
  await inParallel(connections, (person) => members[person]!.listen(rooms[Math.floor(person / size)]!, () => {}));
  await wait(3_000);
  const perConnection = (target.process.residentKiB() - before) / connections;
  for (const member of members) member.close();
  return perConnection;
}
