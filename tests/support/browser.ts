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

/** Starts Chromium. Close it when the file's tests are over. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

function launchOptions(): LaunchOptions {
  const browser = inject('chromium');
  if ('missing' in browser) throw new Error(browser.missing);
  // Chromium refuses its sandbox to root, and only to root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: browser.path, args: [...quietFlags, ...sandbox] };
}

/** A fresh profile that may only talk to `origin`. `options` are Playwright's: viewport, colorScheme, storageState ... */
export async function watchedContext(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedContext> {
  return watched(await browser.newContext({ baseURL: origin, ...options }), origin);
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
    complain(`page error: ${error.error().stack ?? error.error().message}`);
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
