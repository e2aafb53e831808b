import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { median } from './figures.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './targets/target.ts';
import { timedBody } from './timed-body.ts';

/** KiB of server memory for each connected, signed-in person who listens and does nothing. */
export interface Idle {
  /** After a full garbage collection on both sides of the difference: what a connection keeps. The median of the runs. */
  readonly settledKiB: number;
  /** The least and the most that a run found. */
  readonly settledRangeKiB: readonly [least: number, most: number];
  /** As it stands five seconds after the last has connected, nothing done from outside. The median of the runs. */
  readonly unsettledKiB: number;
}

const roomSize = 50;
/** Milliseconds after which a server has come to rest. */
const quietMs = 5_000;
const hearingMaxMs = 30_000;
/** Files that a process has open beside the connections. */
const otherFiles = 200;

/**
 * Connects that many people to a server that has just started, each in a room of 50, and compares its resident memory before and
 * after. Throws if this computer allows too few open files, or if not everybody is heard in the end.
 */
export async function measureIdle(
  target: Target,
  { connections, runs }: { connections: number; runs: number },
): Promise<Idle> {
  for (const pid of [process.pid, target.process.pid]) requireOpenFiles(pid, connections + otherFiles);
  const { rooms, connect } = await target.prepare(connections / roomSize, roomSize);
  const settled: number[] = [];
  const unsettled: number[] = [];
  for (let run = 0; run < runs; run++) {
    await target.restart({ isInspected: true });
    await wait(quietMs);
    await target.process.collectGarbage();
    const before = target.process.residentKiB();
    const heard = new Map<string, number>();
    const members = await inParallel(connections, connect);
    await inParallel(connections, (person) => {
      const room = rooms[Math.floor(person / roomSize)]!;
      return members[person]!.listen(room, () => heard.set(room, (heard.get(room) ?? 0) + 1));
    });
    await wait(quietMs);
    unsettled.push((target.process.residentKiB() - before) / connections);
    await target.process.collectGarbage();
    settled.push((target.process.residentKiB() - before) / connections);

    // They were all there, subscribed: a word in every room reaches everybody.
    await inParallel(rooms.length, (room) => members[room * roomSize]!.send(rooms[room]!, timedBody()));
    const deafRooms = (): readonly string[] => rooms.filter((room) => heard.get(room) !== roomSize);
    const deadline = performance.now() + hearingMaxMs;
    while (deafRooms().length > 0 && performance.now() < deadline) await wait(10);
    const deaf = deafRooms();
    if (deaf.length > 0) throw new Error(`In ${deaf.length} of ${rooms.length} rooms not everybody was listening.`);
    for (const member of members) member.close();
  }
  return {
    settledKiB: median(settled),
    settledRangeKiB: [Math.min(...settled), Math.max(...settled)],
    unsettledKiB: median(unsettled),
  };
}

function requireOpenFiles(pid: number, needed: number): void {
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  const [, soft] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
  if (soft !== undefined && Number(soft) < needed)
    throw new Error(
      `The server and the load each need ${needed} open files, but ${soft} are allowed: ulimit -n ${needed}`,
    );
}
