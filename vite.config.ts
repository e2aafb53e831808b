import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import adapterStatic from '@sveltejs/adapter-static';
import type { Adapter } from '@sveltejs/kit';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
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
      for (const file of files.filter((name) => name.endsWith('.html'))) await moveScriptsOut(join(buildFolder, file));
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
  if (part === 'message') return 'room';
  return ['app', 'ui', 'error', 'time'].includes(part) ? 'shared' : `words-${part}`;
}

function chunkOf(id: string, graph: ModuleGraph): string | null {
  const routes = routesOver(id, graph);
  if (!routes.some((route) => /\/routes\/\(inside\)\/(rooms|\+layout)/.test(route))) return null;
  if (routes.some((route) => !route.includes('/routes/(inside)/'))) return 'shared';
  return routes.every((route) => route.includes('/[roomId]/')) ? 'room' : 'rooms';
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

/** urql brings a parser for documents written as text; ours come parsed from the code generator, so it stays out. */
function withoutGraphqlParser(): Plugin {
  const refuse = `() => { throw new Error('Documents come parsed.'); }`;
  return {
    name: 'without-graphql-parser',
    transform: {
      filter: { id: /\/@urql\/core\/dist\/urql-core-chunk\.mjs/ },
      handler: (code) => code.replace(/, parse as (\w+) \} from ("[^"]+");/, ` } from $2;\nconst $1 = ${refuse};`),
    },
  };
}

export default defineConfig({
  plugins: [
    words(),
    withoutGraphqlParser(),
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
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: { proxy: { '/graphql': { target: `http://127.0.0.1:${process.env.PORT ?? 8080}`, ws: true } } },
});
