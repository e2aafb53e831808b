import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/**
 * Keeps the app itself on the device, so that it opens without a network: one cache per version, filled before the version
 * takes over. It never sees a conversation: requests for data, pictures and files pass by untouched.
 */
const cacheName = `hearth-${version}`;
const shell = '/200.html';

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isInside(url.pathname)) event.respondWith(showShell(request));
  } else if (isKept(url.pathname)) event.respondWith(fromCache(request));
});

const kept: ReadonlySet<string> = new Set([...immutable, ...assets].map(({ path }) => asPath(path)));

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  const html = await freshText(shell);
  await cache.addAll([...kept, ...scriptsOf(html)].map((path) => new Request(path, { cache: 'no-cache' })));
  await cache.put(shell, new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('hearth-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Pages behind the sign-in are all the same shell; it comes from the device at once, of one version with its scripts. */
async function showShell(request: Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(shell)) ?? fetch(request);
}

async function fromCache(request: Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(request)) ?? fetch(request);
}

function isInside(path: string): boolean {
  return /^\/(rooms|settings|people|admin)(\/|$)/.test(path);
}

function isKept(path: string): boolean {
  return kept.has(path) || path.startsWith('/_app/immutable/');
}

/** The shell's bootstrap is made after the manifest, so it is read from the shell. */
function scriptsOf(html: string): string[] {
  return Array.from(html.matchAll(/<script src="(\/_app\/[^"]+)"/g), ([, source]) => source);
}

async function freshText(path: string): Promise<string> {
  const response = await fetch(path, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The app's page ${path} answered ${response.status}.`);
  return response.text();
}

function asPath(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
