import { measureFanOut } from './fan-out.ts';
import { thousands } from './figures.ts';
import { measureFrozenReaders, type Stretch } from './frozen-readers.ts';
import { measureHistory, type PageTimes } from './history.ts';
import { measureIdle } from './idle.ts';
import { measureLightLoad } from './light-load.ts';
import { measureSends } from './sends.ts';
import type { Target } from './targets/target.ts';

/** Something that is measured on each server. */
export interface Scenario {
  readonly title: string;
  /** Left out unless it is asked for by name. */
  readonly isOnlyWhenAsked?: boolean;
  /** The rows of the table with this server's cells; none if it has nothing to measure. */
  run(target: Target): Promise<Readonly<Record<string, string>>>;
}

const timing = { seconds: 3, runs: 3 };

/** By the letter of the table in docs/benchmarks.md. E, which compares two servers, is in cost.ts. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  A: {
    title: 'one room of 500, saturated',
    async run(target) {
      const found = await measureFanOut(target, { rooms: 1, size: 500, senders: 16, inFlight: 1, ...timing });
      return {
        'A: one room of 500, deliveries per server-CPU-second': thousands(found.deliveriesPerCpuSecond),
        'A: deliveries per second': thousands(found.deliveriesPerSecond),
        'A: p99 from send to delivery, saturated, ms': found.p99Ms.toFixed(1),
      };
    },
  },
  A200: {
    title: 'one room of 500 at 200,000 deliveries/s',
    async run(target) {
      const load = { rooms: 1, size: 500, senders: 1, inFlight: 1, messagesPerSecond: 400, ...timing };
      const found = await measureFanOut(target, load);
      return {
        'A200: the same room at 200k deliveries/s, deliveries per second': thousands(found.deliveriesPerSecond),
        'A200: p50 / p99 from send to delivery, ms': `${found.p50Ms.toFixed(1)} / ${found.p99Ms.toFixed(1)}`,
      };
    },
  },
  B: {
    title: '200 rooms of 5, saturated: a sender in each with 8 sends on their way',
    async run(target) {
      const found = await measureFanOut(target, { rooms: 200, size: 5, senders: 1, inFlight: 8, ...timing });
      return {
        'B: 200 rooms of 5, deliveries per server-CPU-second': thousands(found.deliveriesPerCpuSecond),
        'B: deliveries per second': thousands(found.deliveriesPerSecond),
        'B: p99 from send to delivery, saturated, ms': found.p99Ms.toFixed(1),
      };
    },
  },
  B1: {
    title: 'the same rooms, each sender waiting for the answer',
    async run(target) {
      const found = await measureFanOut(target, { rooms: 200, size: 5, senders: 1, inFlight: 1, ...timing });
      return {
        'B1: the same, senders wait for each answer, deliveries per server-CPU-second': thousands(
          found.deliveriesPerCpuSecond,
        ),
        'B1: p99 from send to delivery, ms': found.p99Ms.toFixed(1),
      };
    },
  },
  C: {
    title: 'idle connections at 5,000',
    async run(target) {
      const found = await measureIdle(target, { connections: 5_000, runs: 3 });
      const [least, most] = found.settledRangeKiB;
      return {
        'C: KiB per idle signed-in subscribed connection at 5,000': found.settledKiB.toFixed(1),
        'C: least to most of three runs': `${least.toFixed(1)} to ${most.toFixed(1)}`,
        'C: five seconds after the last has connected, nothing done from outside': found.unsettledKiB.toFixed(1),
      };
    },
  },
  D: {
    title: '50 senders, each waiting for its answer',
    async run(target) {
      const { socket, http } = await measureSends(target, { senders: 50, ...timing });
      return {
        'D: 50 senders, answered messages per second': thousands(socket.perSecond),
        'D: answered messages per server-CPU-second': thousands(socket.perCpuSecond),
        ...(http && {
          'D: the same over HTTP, answered messages per second': thousands(http.perSecond),
          'D: over HTTP, answered messages per server-CPU-second': thousands(http.perCpuSecond),
        }),
      };
    },
  },
  F: { title: 'newest 50 of 100,000 messages', run: (target) => newestOf(target, 100_000, '100k') },
  F5M: {
    title: 'newest 50 of 5,000,000 messages',
    isOnlyWhenAsked: true,
    run: (target) => newestOf(target, 5_000_000, '5M'),
  },
  L: {
    title: 'one message to ten people in an idle room, ten a second',
    async run(target) {
      const found = await measureLightLoad(target, { size: 10, messagesPerSecond: 10, seconds: 10, runs: 3 });
      return {
        'L: idle room of ten, p50 / p99 from send to last delivery, ms': `${found.p50Ms.toFixed(2)} / ${found.p99Ms.toFixed(2)}`,
      };
    },
  },
  S: {
    title: 'one room of 500 with long messages, 50 of them read nothing after a while',
    async run(target) {
      const load = { size: 500, frozen: 50, messagesPerSecond: 25, seconds: 30 };
      const { before, during, cut } = await measureFrozenReaders(target, load);
      const times = ({ p50Ms, p99Ms }: Stretch): string => `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`;
      return {
        'S: 500 readers, p50 / p99 from send to delivery, ms': times(before),
        'S: the other 450 while 50 are frozen, p50 / p99, ms': times(during),
        'S: most that memory grew, 500 reading / 50 frozen, MiB': `${before.grownMiB.toFixed(0)} / ${during.grownMiB.toFixed(0)}`,
        'S: frozen readers that were closed, of 50': String(cut),
      };
    },
  },
};

async function newestOf(target: Target, messages: number, words: string): Promise<Record<string, string>> {
  const found = await measureHistory(target, { messages, ...timing });
  if (found === null) return {};
  const cellOf = ({ p50Ms, p99Ms, cpuMs }: PageTimes): string =>
    `${p50Ms.toFixed(2)} / ${p99Ms.toFixed(2)} / ${cpuMs.toFixed(2)}`;
  return {
    [`F: newest 50 of ${words} messages over the socket, p50 / p99 / server CPU, ms`]: cellOf(found.socket),
    [`F: the same of ${words} over HTTP, p50 / p99 / server CPU, ms`]: cellOf(found.http),
  };
}
