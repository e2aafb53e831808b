import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { hasNoOwner } from './accounts/has-no-owner.ts';
import { sendText } from './answers.ts';
import type { App } from './app.ts';
import { pathOf } from './requests.ts';
import { inlineScriptHashes, pagePolicy } from './security-headers.ts';

/** The addresses that the app makes pages for when they are opened, as `web/routes` has them. */
const appRoutes = /^\/($|(rooms|people|settings|admin|invite|recover|confirm)(\/|$))/;

/** Pages that are of no use to anybody before the server is set up. */
const pagesOfOwned: ReadonlySet<string> = new Set(['/', '/sign-up', '/join']);

/** Answers a request itself, now or later. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** The built app: hashed files for ever, everything else checked each time; any other path is the app's own route. */
export function createWebHandler(app: App): Handler {
  const hashes = inlineScriptHashes(app.webDir);
  const fallback = join(app.webDir, '200.html');
  if (!existsSync(fallback)) {
    return (_request, response) =>
      sendText(response, 503, 'The web app has not been built. Run npm start, or npm run build.');
  }
  const files = sirv(app.webDir, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      const isImmutable = path.startsWith('/_app/immutable/');
      response.setHeader('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Once somebody owns a server, somebody always does.
  let isOwned = false;
  const { work } = app.backend.services;
  return async (request, response) => {
    const path = pathOf(request) ?? '';
    // Before the page is there: whoever is quick would have begun to type.
    if (pagesOfOwned.has(path)) {
      isOwned ||= !(await hasNoOwner(work.read()));
      if (!isOwned) return void response.writeHead(302, { Location: '/set-up', 'Cache-Control': 'no-store' }).end();
    }
    response.setHeader('Content-Security-Policy', pagePolicy(hashes, request.headers.host ?? ''));
    files(request, response, () => {
      const isRoute = appRoutes.test(path);
      const isPage = (request.headers.accept ?? '').includes('text/html');
      if (/\.[a-z0-9]+$/i.test(path) && !isRoute && !isPage) return sendText(response, 404, 'There is no such file.');
      // The app shows the words for an address that is none; the status says so to everybody else.
      response.writeHead(isRoute ? 200 : 404, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': statSync(fallback).size,
        'Cache-Control': 'no-cache',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(fallback).pipe(response);
    });
  };
}
