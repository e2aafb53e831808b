import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfigError, expectedHostnames, readConfig } from '../../server/config.ts';

describe('the settings', () => {
  it('have a default each: this computer only, an embedded database, everything safe', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: join(process.cwd(), 'data'),
      filesDir: join(process.cwd(), 'data', 'files'),
      databaseUrl: null,
      redisUrl: null,
      publicUrl: null,
      certificate: null,
      trustProxy: false,
      reach: { reach: 'THIS_COMPUTER', fixedBy: null },
      serverName: null,
      signUp: null,
      mail: null,
      smallHost: false,
      metricsToken: null,
      upgradeBackup: true,
      logLevel: 'warn',
      benchmark: false,
    });
  });

  it('tell where the mail server is: by TLS, except on this computer or where it is said', () => {
    const mailOf = (SMTP_URL: string) => readConfig({ SMTP_URL, MAIL_FROM: 'Hearth <chat@example.org>' }).mail;
    expect(mailOf('smtp://anna:s%40fe@mail.example.org')).toEqual({
      host: 'mail.example.org',
      port: 587,
      isSecure: false,
      mayBePlain: false,
      user: 'anna',
      password: 's@fe',
      from: 'Hearth <chat@example.org>',
    });
    expect(mailOf('smtps://mail.example.org')).toMatchObject({
      port: 465,
      isSecure: true,
      mayBePlain: false,
      user: null,
    });
    expect(mailOf('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, mayBePlain: true });
    expect(mailOf('smtp://relay.example.org:25?tls=off')).toMatchObject({ port: 25, mayBePlain: true });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.org' }, 'Mail takes both SMTP_URL and MAIL_FROM'],
    [{ MAIL_FROM: 'chat@example.org' }, 'Mail takes both SMTP_URL and MAIL_FROM'],
    [{ SMTP_URL: 'http://secret@mail.example.org', MAIL_FROM: 'chat@example.org' }, 'SMTP_URL cannot be used'],
    [{ SMTP_URL: 'smtp://x:secret@mail.example.org/path', MAIL_FROM: 'chat@example.org' }, 'SMTP_URL cannot be used'],
    [{ SMTP_URL: 'smtp://mail.example.org?tls=no', MAIL_FROM: 'chat@example.org' }, 'SMTP_URL cannot be used'],
    [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Hearth' }, 'MAIL_FROM="Hearth" cannot be used'],
    [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@b.c\nBcc: d@e.f' }, 'MAIL_FROM='],
  ])('refuse half a mail server or a bad one, without repeating its password: %j', (env, words) => {
    expect(() => readConfig(env)).toThrow(words);
    expect(() => readConfig(env)).not.toThrow('secret');
  });

  it('count as unset when they are empty', () => {
    const names = [
      'HOST',
      'PORT',
      'DATA_DIR',
      'FILES_DIR',
      'DATABASE_URL',
      'REDIS_URL',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'SERVER_NAME',
      'SIGN_UP',
      'SMTP_URL',
      'MAIL_FROM',
      'SMALL_HOST',
      'METRICS_TOKEN',
      'LOG_LEVEL',
      'BENCHMARK',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it.each([
    ['HOST', 'my-server'],
    ['HOST', '256.0.0.1'],
    ['FILES_DIR', 'data'],
    ['FILES_DIR', 'data/deep/files'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '8080.5'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'postgres://user@:x/'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['PUBLIC_URL', 'chat.example.org'],
    ['PUBLIC_URL', 'ftp://chat.example.org'],
    ['PUBLIC_URL', 'https://chat.example.org/app'],
    ['PUBLIC_URL', 'https://chat.example.org/?a=b'],
    ['TRUST_PROXY', 'yes'],
    ['CERTIFICATE', 'manual'],
    ['CERTIFICATE', 'auto'],
    ['SERVER_NAME', 'x'.repeat(61)],
    ['SERVER_NAME', '   '],
    ['SIGN_UP', 'maybe'],
    ['SMALL_HOST', '1'],
    ['METRICS_TOKEN', 'too-short'],
    ['METRICS_TOKEN', 'with some spaces in it'],
    ['LOG_LEVEL', 'loud'],
    ['BENCHMARK', 'true'],
  ])('are refused in one line that names them: %s=%s', (name, value) => {
    let told = '';
    try {
      readConfig({ [name]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      told = (error as Error).message;
    }
    expect(told).toContain(name);
    expect(told).toMatch(/must be|so HOST/);
    expect(told).not.toContain('\n');
  });

  it.each([
    ['HOST', '::1'],
    ['HOST', 'localhost'],
    ['PORT', '0'],
    ['PORT', '65535'],
    ['DATABASE_URL', 'postgresql://user:secret@db.example.org:5432/hearth'],
    ['PUBLIC_URL', 'http://10.0.0.7:8080'],
    ['SIGN_UP', 'closed'],
    ['METRICS_TOKEN', 'a-token-of-enough-length'],
    ['LOG_LEVEL', 'silent'],
  ])('are taken: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).not.toThrow();
  });

  it('take a Redis only together with the PostgreSQL that the nodes share', () => {
    const REDIS_URL = 'rediss://:secret@cache.example.org:6380';
    expect(() => readConfig({ REDIS_URL })).toThrow(/^(?!.*secret)REDIS_URL .* DATABASE_URL=postgres/);
    const DATABASE_URL = 'postgres://db.example.org/hearth';
    expect(readConfig({ REDIS_URL, DATABASE_URL }).redisUrl).toBe(REDIS_URL);
    expect(() => readConfig({ REDIS_URL: 'http://:secret@x', DATABASE_URL })).toThrow(/^(?!.*secret)REDIS_URL/);
  });

  it('never repeat the password of a database or a token', () => {
    expect(() => readConfig({ METRICS_TOKEN: 'se cret' })).toThrow(/^(?!.*se cret)/);
    expect(() => readConfig({ DATABASE_URL: 'mysql://user:secret@localhost/x' })).toThrow(/^(?!.*secret)/);
  });

  it('lift the limits for a load test on this computer alone', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) {
      expect(readConfig({ BENCHMARK: 'on', HOST: host }).benchmark).toBe(true);
    }
    for (const host of ['0.0.0.0', '::', '192.168.1.7']) {
      expect(() => readConfig({ BENCHMARK: 'on', HOST: host })).toThrow(/BENCHMARK=on .* HOST must be 127\.0\.0\.1/);
    }
  });

  it('say under which names the server is asked for', () => {
    expect(expectedHostnames(readConfig({ PUBLIC_URL: 'https://chat.example.org' }))).toContain('chat.example.org');
    expect(expectedHostnames(readConfig({}))).not.toContain('chat.example.org');
  });

  it('that are bad end the program with that one line and nothing else', () => {
    const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
    const env = { PATH: process.env['PATH'], DATA_DIR: join(tmpdir(), 'never-made'), HOST: '0.0.0.0', BENCHMARK: 'on' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('BENCHMARK=on')]);
  });
});
