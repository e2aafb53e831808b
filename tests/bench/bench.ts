import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Cost, costTable, measureCost } from './cost.ts';
import { circumstances, type Finding, tableOf } from './report.ts';
import { scenarios } from './scenarios.ts';
import { startGraphQLTarget } from './targets/graphql-target.ts';
import { startRawTarget, startSocketIOTarget } from './targets/plain-targets.ts';
import type { Target } from './targets/target.ts';

/**
 * Measures Hearth beside others: `npm run bench`, or `npm run bench -- A D` for some scenarios; F5M, which fills rooms with 5,000,000
 * messages and needs 6 GB of disk, only when it is named. BENCH_HEARTH_ONLY=1 leaves the others out. Needs two cores and taskset (util-linux):
 * each server has core 0 for itself, the load core 1. Ends with tables in Markdown.
 */

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const servers: Readonly<Record<string, () => Promise<Target>>> = {
  Hearth: () =>
    startGraphQLTarget({
      name: 'Hearth',
      program: path('../../server/main.ts'),
      databaseName: 'hearth.sqlite',
      messageTable: {
        columns: 'id, room_id, author_id, position, revision, body, sent_at',
        values:
          '@id, @room, (select user_id from author where rowid = 1 + position % 10), position, position, @body, @sentAt',
        beforehand: [
          'create temp table author (user_id text)',
          'insert into author select user_id from membership where room_id = @room',
        ],
        afterwards: [
          'update room set last_position = @count, revision = revision + @count, last_activity_at = @now where id = @room',
          'update membership set read_position = @count where room_id = @room',
        ],
      },
    }),
  textbook: () =>
    startGraphQLTarget({
      name: 'textbook',
      program: path('peers/textbook.ts'),
      databaseName: 'textbook.sqlite',
      messageTable: {
        columns: 'id, room_id, author_id, position, body, sent_at',
        values: '@id, @room, (select id from person where rowid = 1 + position % 10), position, @body, @sentAt',
        beforehand: [],
        afterwards: [],
      },
    }),
  'socket.io': () => startSocketIOTarget(path('peers/socketio.ts')),
  'raw Node': () => startRawTarget(path('peers/raw.ts')),
};

const isPinned = process.env['BENCH_PINNED'] === '1';
const asked = process.argv.slice(2);
const known = [...Object.keys(scenarios), 'E'].toSorted();
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no scenario ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exitCode = 2;
} else if (!isPinned) {
  if (cpus().length < 2) throw new Error('The bench needs two cores: one for the server, one for the load.');
  const { status } = spawnSync('taskset', ['-c', '1', process.execPath, fileURLToPath(import.meta.url), ...asked], {
    env: { ...process.env, BENCH_PINNED: '1' },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  await bench();
}

async function bench(): Promise<void> {
  const names = process.env['BENCH_HEARTH_ONLY'] === '1' ? ['Hearth'] : Object.keys(servers);
  const findings: Finding[] = [];
  for (const [key, scenario] of Object.entries(scenarios)) {
    if (!(asked.includes(key) || (asked.length === 0 && !scenario.isOnlyWhenAsked))) continue;
    console.log(`\n${key}: ${scenario.title}`);
    for (const server of names) {
      const cells = await withServer(server, (target) => scenario.run(target));
      findings.push(...Object.entries(cells).map(([row, cell]) => ({ row, server, cell })));
      console.log(
        `  ${server.padEnd(10)} ${Object.values(cells).join('   ') || 'stores nothing, so it has no equal here'}`,
      );
    }
  }
  const costs = asked.length === 0 || asked.includes('E') ? await compareCosts() : null;

  console.log(`\n${circumstances()}`);
  if (findings.length > 0) console.log(`\n${tableOf(findings, names)}`);
  if (findings.some(({ row }) => row.startsWith('F'))) console.log('\nRaw Node stores nothing, so F has no floor.');
  if (costs) console.log(`\n${costs}`);
}

/** What Hearth's deliveries cost beside those of plain Node. */
async function compareCosts(): Promise<string> {
  console.log('\nE: cost per delivery by size of the room');
  const costs: Cost[][] = [];
  for (const server of ['Hearth', 'raw Node']) {
    console.log(`  ${server}`);
    costs.push(await withServer(server, (target) => measureCost(target, (line) => console.log(`    ${line}`))));
  }
  return costTable('Hearth', costs[0]!, costs[1]!);
}

async function withServer<Result>(name: string, measure: (target: Target) => Promise<Result>): Promise<Result> {
  const target = await servers[name]!();
  try {
    return await measure(target);
  } finally {
    await target.stop();
  }
}
