import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The house keeps its order: who may import whom, where packages live, what lies at the top. Each complaint names the cure. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ground floor first: a folder or file of server/ imports only from those before it, and from itself. */
const floors = [
  'shared config metrics access realtime core mail accounts rooms files messages contacts moderation deletion search push nodes database graphql',
  'event-handlers addresses host-side certificate post-counter app figures health security-headers requests request-body answers metrics-endpoint plain-endpoint picture-endpoint byte-range file-endpoint web-app frame-budget socket-frames socket-outlet http socket host server banner settle-memory commands main',
].flatMap((line) => line.split(' '));

/** Where a package may be imported; elsewhere one asks the file that lives there. Its types may go anywhere. */
const homes: Record<string, RegExp> = {
  graphql: /^(server|web\/lib)\/graphql\//,
  '@apollo/server': /^server\/graphql\//,
  '@graphql-tools/schema': /^server\/graphql\//,
  'graphql-jit': /^server\/graphql\/operations\.ts$/,
  ws: /^server\/(socket(-outlet)?\.ts|graphql\/)/,
  'graphql-ws': /^(server\/(socket\.ts|graphql\/)|web\/lib\/graphql\/)/,
  'prom-client': /^server\/metrics\//,
  sharp: /^server\/files\/load-sharp\.ts$/,
  'acme-client': /^server\/certificate\//,
  nodemailer: /^server\/mail\//,
  argon2: /^server\/accounts\/password-hasher\.ts$/,
  'better-sqlite3': /^server\/(database|search)\//,
  redis: /^server\/nodes\//,
  '@mikro-orm/sqlite': /^server\/(database|search)\//,
  '@mikro-orm/postgresql': /^server\/(database|search)\//,
  '@mikro-orm/migrations': /^server\/database\//,
  '@urql/core': /^web\/lib\/graphql\//,
  '@urql/svelte': /^web\/lib\/graphql\//,
  '@urql/exchange-graphcache': /^web\/lib\/graphql\//,
  idb: /^web\/lib\/offline\//,
  'bits-ui': /^web\/lib\/ui\//,
};

const topLevel = {
  must: 'package.json tsconfig.json vite.config.ts codegen.ts schema.graphql package-lock.json server web tests'.split(
    ' ',
  ),
  may: 'docs README.md ARCHITECTURE.md SECURITY.md CONTRIBUTING.md CHANGELOG.md LICENSE'.split(' '),
};

const linesMax = 320;

const sources = ['server', 'web']
  .flatMap(filesUnder)
  .filter((file) => /\.(ts|svelte)$/.test(file) && !isGenerated(file));

describe('the house', () => {
  it('has floors: a folder of server/ imports only from those below it', () => {
    const complaints = sources
      .filter((file) => file.startsWith('server/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => relative(root, join(root, dirname(file), target)))
          .filter((target) => target.startsWith('server/') && !mayImport(floorOf(file), floorOf(target)))
          .map(
            (target) =>
              `${file} imports ${target}, which lies above it. Announce an event in core/events.ts and say what follows in ` +
              'event-handlers.ts, or move what both need to a lower folder.',
          ),
      );
    expect(complaints).toEqual([]);
  });

  it('gives every folder and file of server/ a floor', () => {
    const strangers = [...new Set(sources.filter((file) => file.startsWith('server/')).map(floorOf))].filter(
      (floor) => !floors.includes(floor),
    );
    expect(
      strangers,
      'Add the name to `floors` in this test and to ARCHITECTURE.md, at the height where it belongs',
    ).toEqual([]);
  });

  it('gives packages a home', () => {
    const complaints = sources.flatMap((file) =>
      importsOf(file, { types: false })
        .map(packageOf)
        .filter((name) => homes[name] && !homes[name].test(file))
        .map(
          (name) => `${file} imports ${name}, whose home is ${String(homes[name])}. Ask a file there to do it for you.`,
        ),
    );
    expect(complaints).toEqual([]);
  });

  it('keeps web/ and server/ apart: they share schema.graphql and nothing else', () => {
    const complaints = sources.flatMap((file) => {
      const other = file.startsWith('web/') ? 'server/' : 'web/';
      return importsOf(file)
        .filter(
          (target) => target.startsWith('.') && relative(root, join(root, dirname(file), target)).startsWith(other),
        )
        .map((target) => `${file} imports ${target}. Put what both need into the schema, or say it twice.`);
    });
    expect(complaints).toEqual([]);
  });

  it('has nothing at the top but what is named here', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
    const visible = new Set(tracked.map((file) => file.split('/')[0]!).filter((name) => !name.startsWith('.')));
    const unknown = [...visible].filter((name) => !topLevel.must.includes(name) && !topLevel.may.includes(name));
    expect(unknown, 'Move it into server, web, tests or docs; settings of tools go into .config').toEqual([]);
    expect(topLevel.must.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('has no barrels', () => {
    // SvelteKit looks for the service worker under this name.
    const barrels = sources.filter((file) => basename(file) === 'index.ts' && !file.startsWith('web/service-worker/'));
    expect(barrels, 'Name the file for the one thing that it exports, and import it from there').toEqual([]);
  });

  it(`has no file of more than ${linesMax} lines`, () => {
    const long = sources
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > linesMax)
      .map(
        ({ file, lines }) => `${file} has ${lines} lines. It holds more than one idea: give the second its own file.`,
      );
    expect(long).toEqual([]);
  });
});

function mayImport(from: string, to: string): boolean {
  return from === to || floors.indexOf(to) < floors.indexOf(from);
}

/** `server/rooms/room.ts` -> `rooms`, `server/app.ts` -> `app`. */
function floorOf(file: string): string {
  return file.split('/')[1]!.replace(/\.ts$/, '');
}

/** Static, re-exporting and dynamic imports. With types by default: one that points up ties the floors together as well. */
function importsOf(file: string, { types } = { types: true }): string[] {
  const text = types ? read(file) : read(file).replace(/\b(import|export) type [^;]*;/g, '');
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g);
  return Array.from(found, (match) => match[1]!);
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function isGenerated(file: string): boolean {
  return /\/(generated|migrations|build|build-playground|static)\/|\/generated\.ts$/.test(file);
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name).replaceAll('\\', '/'),
  );
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
