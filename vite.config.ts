import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import adapterStatic from '@sveltejs/adapter-static';
import type { Adapter } from '@sveltejs/kit';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Manifest, type Plugin } from 'vite';
import { words } from './web/lib/text/compile/words-plugin.ts';

const buildFolder = 'web/build';

/**
 * The static site, without a single inline script: the policy that the server sends is `script-src 'self'`, with no hashes to
 * keep in step. Each page's bootstrap becomes a file named by its content, beside the others that may be cached for ever.
 */
function staticSiteWithoutInlineScripts(): Adapter {
  const site = adapterStatic({ pages: buildFolder, assets: buildFolder, fallback: '200.html' });
  return {
    name: 'static-site-without-inline-scripts',
    async adapt(builder) {
      await site.adapt(builder);
      const files = await readdir(buildFolder, { recursive: true });
      const manifest = JSON.parse(
        await readFile(join(builder.getClientDirectory(), '.vite', 'manifest.json'), 'utf8'),
      ) as Manifest;
      for (const file of files.filter((name) => name.endsWith('.html'))) {
        await moveScriptsOut(join(buildFolder, file));
        await linkWhatIsImported(join(buildFolder, file), manifest);
      }
      await builder.compress(buildFolder);
    },
  };
}

async function moveScriptsOut(page: string): Promise<void> {
  const html = await readFile(page, 'utf8');
  const writes: Promise<void>[] = [];
  // A classic script, in the same place: the bootstrap looks for its parent element through document.currentScript.
  const moved = html.replace(/<script>([\s\S]*?)<\/script>/g, (_all, code: string) => {
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    const path = `_app/immutable/entry/boot.${hash}.js`;
    writes.push(writeFile(join(buildFolder, path), code.trim()));
    return `<script src="/${path}"></script>`;
  });
  await Promise.all([...writes, writeFile(page, moved)]);
}

/**
 * SvelteKit leaves out what a page needs at once wherever it has met the same file behind a dynamic import before: on a slow network its
 * fields would stand there without their styles until the scripts have come.
 */
async function linkWhatIsImported(page: string, manifest: Manifest): Promise<void> {
  const html = await readFile(page, 'utf8');
  const found = new Set<string>();
  const walked = new Set<string>();
  const walk = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || walked.has(key)) return;
    walked.add(key);
    // What others build upon comes first, as in the scripts.
    chunk.imports?.forEach(walk);
    found.add(`<link href="/${chunk.file}" rel="modulepreload">`);
    for (const file of chunk.css ?? []) found.add(`<link href="/${file}" rel="stylesheet">`);
  };
  for (const [key, { file }] of Object.entries(manifest)) {
    if (file.includes('/nodes/') && html.includes(`href="/${file}"`)) walk(key);
  }
  const missing = Array.from(found).filter((link) => !html.includes(link));
  if (missing.length > 0) await writeFile(page, html.replace('</head>', `${missing.join('')}</head>`));
}

interface ModuleGraph {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/**
 * Few files instead of sixty: small ones compress badly and each costs a request. What both the pages outside and the rooms
 * need is one file, what the list of rooms needs another, what only an opened room needs a third; whatever waits behind a
 * dynamic import stays by itself.
 */
const chunks = [
  // The bootstrap puts the version in here before the rest, which reads it while it is loaded, is fetched: by itself, or the
  // app takes itself for an old one for ever.
  {
    debugName: 'first',
    priority: 6,
    name: 'first',
    test: /\/kit\/src\/runtime\/client\/payload\.js$|vite\/preload-helper/,
  },
  // All words need it: by itself, or the part that is met first takes it along.
  { debugName: 'say', priority: 5, name: 'say', test: /\/web\/lib\/text\/say\.ts$/ },
  { debugName: 'words', priority: 4, name: wordsChunkOf },
  ...['shared', 'rooms', 'room'].map((wanted, index) => ({
    debugName: wanted,
    // Each takes along what it needs, so the most widely needed goes first.
    priority: 3 - index,
    name: (id: string, graph: ModuleGraph) => (chunkOf(id, graph) === wanted ? wanted : null),
  })),
];

/** One module joins the words of all parts, so who imports them says nothing: the part's name does. */
function wordsChunkOf(id: string): string | null {
  const part = /\/web\/lib\/text\/generated\/(\w+)\.ts$/.exec(id)?.[1];
  if (part === undefined || part === 'messages') return null;
  if (['rooms', 'connection'].includes(part)) return 'rooms';
  // Said in an opened room alone.
  if (part === 'message' || part === 'file') return 'room';
  return ['app', 'ui', 'error', 'time'].includes(part) ? 'shared' : `words-${part}`;
}

function chunkOf(id: string, graph: ModuleGraph): string | null {
  const routes = routesOver(id, graph);
  if (!routes.some((route) => /\/routes\/\(inside\)\/(rooms|\+layout)/.test(route))) return null;
  if (routes.some((route) => !route.includes('/routes/(inside)/'))) return 'shared';
  if (routes.every((route) => route.includes('/[roomId]/'))) return 'room';
  // What an opened room shares with pages that are opened later is nothing for the list of rooms to wait for.
  return routes.some((route) => /\/routes\/\(inside\)\/(rooms\/\+|\+layout)/.test(route)) ? 'rooms' : null;
}

/** The pages and layouts that cannot be shown without a module. */
function routesOver(id: string, graph: ModuleGraph): string[] {
  const seen = new Set([id]);
  for (const module of seen) {
    if (module.includes('/web/routes/')) continue;
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) seen.add(importer);
  }
  return Array.from(seen).filter((module) => module.includes('/web/routes/'));
}

/**
 * urql brings a parser for documents written as text, and a printer: ours come parsed from the code generator, and what is sent is
 * their hash. Both stay out; only to tell two documents apart does urql still write them down, and any text does for that.
 */
function withoutGraphqlText(): Plugin {
  const parse = `() => { throw new Error('Documents come parsed.'); }`;
  return {
    name: 'without-graphql-text',
    transform: {
      filter: { id: /\/@urql\/core\/dist\/urql-core-chunk\.mjs/ },
      handler: (code) =>
        code.replace(
          /, print as (\w+), (.*), parse as (\w+) \} from ("[^"]+");/,
          `, $2 } from $4;\nconst $1 = ({ definitions }) => JSON.stringify(definitions), $3 = ${parse};`,
        ),
    },
  };
}

/**
 * SvelteKit writes what it keeps in the browser's history, and reads what pages with a server half are given, in a format for any
 * JavaScript value. The app keeps plain data there, and has no such pages.
 */
function withPlainHistory(): Plugin {
  const plain = '\0plain-history';
  return {
    name: 'with-plain-history',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: { filter: { id: /^devalue$/ }, handler: () => plain },
    load: {
      filter: { id: new RegExp(plain) },
      handler: () => `export const { stringify, parse } = JSON;
        const refuse = () => { throw new Error('Only plain data is kept.'); };
        export { refuse as unflatten, refuse as uneval, refuse as stringifyAsync };`,
    },
  };
}

export default defineConfig({
  plugins: [
    words(),
    withoutGraphqlText(),
    withPlainHistory(),
    sveltekit({
      files: { src: 'web', assets: 'web/static' },
      adapter: staticSiteWithoutInlineScripts(),
      paths: { relative: false },
      // The app registers it itself, so that it can offer a new version at a quiet moment.
      serviceWorker: { register: false },
      version: { pollInterval: 15 * 60_000 },
      preprocess: {
        name: 'no-inline-style-in-the-announcer',
        // SvelteKit hides its page announcer with a style attribute, which `style-src 'self'` refuses; the class says the same.
        markup: ({ content, filename }) =>
          filename?.endsWith('/runtime/components/root.svelte')
            ? { code: content.replace(/style="position: absolute;[^"]*"/, 'class="visually-hidden"') }
            : undefined,
      },
    }),
  ],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: {
      // The names of what each dialog imports would be a good part of a kilobyte of the first load; the service worker has the files by then.
      resolveDependencies: (_file, dependencies) => dependencies.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: { proxy: { '/graphql': { target: `http://127.0.0.1:${process.env.PORT ?? 8080}`, ws: true } } },
});
