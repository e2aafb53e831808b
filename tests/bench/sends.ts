import { setTimeout as wait } from 'node:timers/promises';
import { medianOfEach } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Speaker, Target } from './targets/target.ts';
import { timedBody } from './timed-body.ts';

const warmUpMs = 1_500;

/** How many messages a second were answered, of time and of the server's processor time. */
export type Sends = Readonly<Record<'perSecond' | 'perCpuSecond', number>>;

/**
 * Senders in one room who wait for each answer, nobody listening: over sockets and, where the server takes it, over HTTP. Medians of the
 * runs.
 */
export async function measureSends(
  target: Target,
  load: { senders: number; seconds: number; runs: number },
): Promise<{ readonly socket: Sends; readonly http: Sends | null }> {
  const { rooms, connect, speakOverHttp } = await target.prepare(1, load.senders);
  const room = rooms[0]!;
  const socket = await measureSpeakers(target, room, await inParallel(load.senders, connect), load);
  const http =
    speakOverHttp && (await measureSpeakers(target, room, await inParallel(load.senders, speakOverHttp), load));
  return { socket, http };
}

async function measureSpeakers(
  target: Target,
  room: string,
  speakers: readonly Speaker[],
  { seconds, runs }: { seconds: number; runs: number },
): Promise<Sends> {
  let isRunning = true;
  let sent = 0;
  const speaking = speakers.map(async (speaker) => {
    while (isRunning) {
      await speaker.send(room, timedBody());
      sent++;
    }
  });
  // A send that fails ends the measurement, not only its own loop.
  const failing = Promise.all(speaking).then(() => undefined);
  await Promise.race([wait(warmUpMs), failing]);
  const found = [];
  for (let run = 0; run < runs; run++) {
    const before = { at: performance.now(), cpu: target.process.cpuSeconds(), sent };
    await Promise.race([wait(seconds * 1000), failing]);
    found.push({
      perSecond: (sent - before.sent) / ((performance.now() - before.at) / 1000),
      perCpuSecond: (sent - before.sent) / (target.process.cpuSeconds() - before.cpu),
    });
  }
  isRunning = false;
  await failing;
  for (const speaker of speakers) speaker.close();
  return medianOfEach(found);
}
