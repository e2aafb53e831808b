import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../server/commands/commands.ts';
import { hearth } from '../support/command.ts';

describe('npm run hearth', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('lists the commands with a line each: %j', async (words) => {
    const { code, out, complaints } = await hearth(words);
    expect(code).toBe(0);
    expect(complaints).toEqual([]);
    expect(out).toContain('npm run hearth -- <command>');
    for (const { name, summary } of commands) {
      expect(out.split('\n').filter((line) => line.startsWith(`  ${name} `))).toEqual([
        expect.stringContaining(summary),
      ]);
    }
  });

  it.each(commands.map(({ name }) => name))('explains %s and every option of it', async (name) => {
    const { code, out } = await hearth([name, '--help']);
    const command = commands.find((candidate) => candidate.name === name)!;
    expect(code).toBe(0);
    expect(out).toContain(`npm run hearth -- ${name} ${command.usage}`);
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    expect(out.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });

  it.each([
    [['fly'], /^There is no command fly\./],
    [['--fly'], /^There is no option --fly\./],
    [['copy-database', '--fly'], /^copy-database has no option --fly\./],
    [['copy-database', '--to'], /^--to needs a value/],
    [['copy-database', '--to='], /^--to needs a value/],
    [['copy-database', '--help=yes'], /^--help takes no value/],
    [['copy-database', 'there'], /^copy-database does not know what to do with "there"/],
  ])('ends with 2, a clear line and where to find help when it is typed wrongly: %j', async (words, line) => {
    const { code, out, complaints } = await hearth(words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(complaints).toEqual([expect.stringMatching(line), expect.stringContaining('--help')]);
  });

  it('is a program of its own, with the exit code and the words on the right streams', () => {
    const program = fileURLToPath(new URL('../../server/launch/launch.mjs', import.meta.url));
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [program, 'hearth', ...words], { encoding: 'utf8' });
    const refused = run('fly');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr.trim().split('\n')).toEqual(['There is no command fly.', 'Help: npm run hearth -- --help']);
    expect(run()).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('copy-database') as string });
  });
});
