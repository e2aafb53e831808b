import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { expect, inject } from 'vitest';

/** A browser profile that writes down whatever a person with the console open would frown at. */
export interface WatchedContext {
  context: BrowserContext;
  /** Opens a page of this context at a path of the server: `open('/sign-in')`. */
  open: (path: string) => Promise<Page>;
  /** What was seen since the start or the last `forget`: console errors and warnings, page errors, requests elsewhere. */
  complaints: readonly string[];
  /** Fails, naming every complaint, if there is any. */
  clean: () => void;
  /** For a test that provokes complaints on purpose, such as a server that is stopped. */
  forget: () => void;
}

/** Keeps Chromium from asking the internet for anything by itself, so that a closed network makes no noise. */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--metrics-recording-only',
];

let running: Promise<Browser> | undefined;

/** The browser of this process, which outlives a file of tests and ends with the process. A new one if the last has crashed. */
async function ourBrowser(): Promise<Browser> {
  running ??= chromium.launch(launchOptions()).then((browser) => {
    browser.on('disconnected', () => (running = undefined));
    return browser;
  });
  return running;
}

function launchOptions(): LaunchOptions {
  const browser = inject('chromium');
  if ('missing' in browser) throw new Error(browser.missing);
  // Chromium refuses its sandbox to root, and only to root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: browser.path, args: [...quietFlags, ...sandbox] };
}

/**
 * A fresh profile that may only talk to `origin`; whoever opens it closes its context. `options` are Playwright's: viewport,
 * colorScheme, storageState ... Only with `serviceWorkers: 'allow'` does the app keep itself on the device, which fetches all of it.
 */
export async function watchedContext(origin: string, options: BrowserContextOptions = {}): Promise<WatchedContext> {
  const browser = await ourBrowser();
  const context = await browser.newContext({ baseURL: origin, ...options });
  if (options.serviceWorkers !== 'allow') await refuseServiceWorkers(context);
  return watched(context, origin);
}

/** As Playwright's `block` does, but quietly. */
function refuseServiceWorkers(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    // There are none on a page without https that is not this computer's.
    if ('serviceWorker' in navigator)
      navigator.serviceWorker.register = () => Promise.reject(new Error('Not in this profile.'));
  });
}

/** A browser of its own whose profile lies in `folder`: closed and launched again, it is the same person's browser. */
export async function launchProfile(folder: string, origin: string): Promise<WatchedContext> {
  return watched(await chromium.launchPersistentContext(folder, { ...launchOptions(), baseURL: origin }), origin);
}

function watched(context: BrowserContext, origin: string): WatchedContext {
  const complaints: string[] = [];
  watch(context, new URL(origin).host, (complaint) => complaints.push(complaint));
  return {
    context,
    complaints,
    async open(path) {
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    clean() {
      expect(complaints, 'The console and the network should be clean').toEqual([]);
    },
    forget() {
      complaints.length = 0;
    },
  };
}

function watch(context: BrowserContext, host: string, complain: (complaint: string) => void): void {
  const check = (what: string, address: string) => {
    const url = new URL(address);
    const isOurs = url.host === host || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOurs) complain(`${what} to ${address}`);
  };
  context.on('console', (message) => {
    const { url } = message.location();
    // Violations of the content security policy are among these: Chromium reports them as errors.
    if (message.type() === 'error' || message.type() === 'warning')
      complain(`console ${message.type()}: ${message.text()} (${url})`);
  });
  context.on('weberror', (error) => {
    // What the browser itself rejects has no stack.
    const { stack, name, message } = error.error();
    complain(`page error: ${stack || `${name}: ${message}`} (${error.page()?.url()})`);
  });
  context.on('request', (request) => {
    check('request', request.url());
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      check('socket', socket.url());
    });
  });
}
