import { medianOfEach, percentile } from './figures.ts';
import type { Reader, Target } from './targets/target.ts';

/** What reading the newest 50 messages of a long room takes. */
export interface HistoryTimes {
  readonly socket: PageTimes;
  readonly http: PageTimes;
}

/** Milliseconds: until the answer is there, and of the server's processor time. */
export type PageTimes = Readonly<Record<'p50Ms' | 'p99Ms' | 'cpuMs', number>>;

const people = 10;
const pageSize = 50;
const warmUpMs = 1_000;

/**
 * Fills a room of ten people with so many messages and reads the newest 50 again and again, one reader who waits for each answer: over the
 * socket, and over HTTP on one connection. The medians of the runs; null where nothing is stored. Throws at a wrong answer.
 */
export async function measureHistory(
  target: Target,
  { messages, seconds, runs }: { messages: number; seconds: number; runs: number },
): Promise<HistoryTimes | null> {
  const { rooms, archive } = await target.prepare(1, people);
  if (!archive) return null;
  const [room] = rooms;
  await archive.fill(room!, messages);
  const read = async (open: (person: number) => Promise<Reader>): Promise<PageTimes> => {
    const reader = await open(0);
    await requireNewest(reader, room!, messages);
    await readFor(reader, room!, warmUpMs);
    const found: PageTimes[] = [];
    for (let run = 0; run < runs; run++) {
      const cpuBefore = target.process.cpuSeconds();
      const times = await readFor(reader, room!, seconds * 1000);
      const cpuMs = ((target.process.cpuSeconds() - cpuBefore) * 1000) / times.length;
      found.push({ p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), cpuMs });
    }
    reader.close();
    return medianOfEach(found);
  };
  return { socket: await read(archive.readOverSocket), http: await read(archive.readOverHttp) };
}

/** The milliseconds that each answer took. */
async function readFor(reader: Reader, room: string, durationMs: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + durationMs;
  for (let start = performance.now(); start < end; start = performance.now()) {
    await reader.readNewest(room);
    times.push(performance.now() - start);
  }
  return times;
}

async function requireNewest(reader: Reader, room: string, messages: number): Promise<void> {
  const answer = (await reader.readNewest(room)).toString();
  const positions = Array.from(answer.matchAll(/"position":(\d+)/g), ([, position]) => Number(position));
  const isRight = positions.length === pageSize && Math.max(...positions) === messages;
  if (!isRight)
    throw new Error(`The newest ${pageSize} of ${messages} messages were not these: ${answer.slice(0, 500)}`);
}
