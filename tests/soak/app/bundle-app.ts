import { join } from 'node:path';
import { Script } from 'node:vm';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** The web app's own sync code, compiled as for a browser: a script that puts `hearthApp.openApp` into the context it runs in. */
export async function bundleApp(): Promise<Script> {
  const outcome = await build({
    configFile: false,
    root: join(import.meta.dirname, '../../..'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false })],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'app.svelte.ts'), formats: ['iife'], name: 'hearthApp' },
    },
  });
  const [built] = Array.isArray(outcome) ? outcome : [];
  const code = built?.output[0].code;
  if (code === undefined) throw new Error('The web app could not be bundled.');
  return new Script(`${code}\nglobalThis.hearthApp = hearthApp;`, { filename: 'hearth-app.js' });
}
