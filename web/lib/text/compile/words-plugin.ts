import type { Plugin } from 'vite';
import { writeWords } from './write-words.ts';

/** For `vite.config.ts`: compiles the catalogue before a build, and again whenever it changes under `vite dev`. */
export function words(): Plugin {
  return {
    name: 'hearth-words',
    // Before SvelteKit reads the app, also when it only writes its types (`svelte-kit sync`).
    enforce: 'pre',
    config: writeWords,
    watchChange(file) {
      if (file.endsWith('/words/en.json')) writeWords();
    },
    transform: {
      filter: { id: /\/lib\/text\/(?:words|generated\/.*)\.ts$/u },
      // Without this promise the file that joins the parts would draw all of them into every page.
      handler: (code) => ({ code, map: null, moduleSideEffects: false }),
    },
  };
}
