// Writes the playground, GraphiQL as files of our own origin, into web/build-playground/. The server hands it to signed-in
// people who open /graphql in a browser. Nothing of it is part of the app: no inline script, no request to anywhere else.

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from '@graphql-yoga/render-graphiql/graphiql';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'build-playground');
/** Served under this same path: /playground-assets/graphiql.js. */
const assets = join(target, 'playground-assets');

const files = {
  'graphiql.js': js,
  'graphiql.css': css,
  'editor-worker.js': editorWorkerService,
  'json-worker.js': jsonWorker,
  'graphql-worker.js': graphqlWorker,
};

rmSync(target, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
await Promise.all(
  Object.entries(files).map(async ([name, text]) => {
    const bytes = Buffer.from(text);
    writeFileSync(join(assets, name), bytes);
    // Quality 6 is a sixth larger than 11 and takes a second instead of twenty; few people open this page.
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(assets, `${name}.br`), await promisify(brotliCompress)(bytes, { params: quality }));
    writeFileSync(join(assets, `${name}.gz`), await promisify(gzip)(bytes));
  }),
);
cpSync(join(here, 'playground.js'), join(assets, 'playground.js'));
cpSync(join(here, 'index.html'), join(target, 'index.html'));
