import { setTimeout as wait } from 'node:timers/promises';
import { medianOfEach } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './targets/target.ts';
import { timedBody } from './timed-body.ts';

const warmUpMs = 1_500;

/** Senders in one room who wait for each answer: answered messages per second, nobody listening. The median of the runs. */
export async function measureSends(
  target: Target,
  { senders, seconds, runs }: { senders: number; seconds: number; runs: number },
): Promise<Readonly<Record<'perSecond' | 'perCpuSecond', number>>> {
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
  for (const member of members) member.close();
  return medianOfEach(found);
}
