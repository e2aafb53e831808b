import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedContext, type WatchedContext } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let ada: WatchedContext;

/** As a page of the server would: with the profile's cookie, and the header that lets a document be typed by hand. */
async function run(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const response = await ada.context.request.post(`${server.origin}/graphql`, {
    headers: { origin: server.origin, 'x-hearth-playground': '1' },
    data: { query, variables },
  });
  const text = await response.text();
  expect(response.ok(), text).toBe(true);
  expect(text).not.toMatch(/"errors"|"error":\{/);
}

beforeAll(async () => {
  server = await startTestServer();
  ada = await watchedContext(server.origin);
});

afterAll(async () => {
  await ada.context.close();
  await server.stop();
});

describe('the playground', () => {
  it('asks those who are signed out to sign in first', async () => {
    const answer = await ada.context.request.get('/graphql', { headers: { accept: 'text/html' }, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toBe('/sign-in?next=/graphql');
  });

  it('runs a query as the person who is signed in, and shows live what a subscription brings', async () => {
    await run(
      `mutation { signUp(input: { username: "ada", password: "kettle-drum-orchid-47" }) { error { __typename } } }`,
    );
    const page = await ada.open('/graphql');
    const result = page.locator('.result-window');
    const execute = page.locator('.graphiql-execute-button');

    await execute.click();
    await expect.poll(() => result.textContent(), { timeout: 15_000 }).toContain('"ada"');

    await page.getByText('WhatHappens').first().click();
    let name = 0;
    const whatIsShown = async () => {
      // GraphiQL hears of the new tab's operation a moment after showing it, and the server of the subscription a moment
      // after the button offers to stop it: so it is started until it runs, and rooms are made until one is told.
      if ((await execute.getAttribute('aria-label'))?.startsWith('Execute')) await execute.click();
      name += 1;
      await run('mutation Make($name: String!) { createRoom(input: { name: $name }) { error { __typename } } }', {
        name: `chess-${name}`,
      });
      return result.textContent();
    };
    await expect.poll(whatIsShown, { timeout: 20_000, interval: 250 }).toMatch(/chess-\d/);
  });

  it('takes those who were signed out back to it once they have signed in', async () => {
    const visitor = await watchedContext(server.origin);
    const page = await visitor.open('/graphql');
    await page.waitForURL('**/sign-in?next=/graphql');
    await page.getByLabel('Username or email').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('kettle-drum-orchid-47');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/graphql');
    await page.locator('.graphiql-execute-button').waitFor();
    visitor.clean();
    await visitor.context.close();
  });

  it('asks nothing of any other server and leaves the console clean', () => {
    ada.clean();
  });
});
