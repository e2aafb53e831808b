import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appAge } from '../../web/lib/offline/app-age.ts';
import { later } from '../../web/lib/offline/later.ts';
import { readError } from '../../web/lib/offline/send-result.ts';

const suspected = vi.fn();

beforeEach(() => {
  suspected.mockClear();
  appAge.suspect = suspected;
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  const nothing = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('document', { ...nothing, querySelectorAll: () => [] });
});

afterEach(() => {
  appAge.suspect = () => undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a part of the app that does not come lets one suspect that the server has a newer one', async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue('part');
  const part = later(load);
  await vi.runAllTimersAsync();
  expect(await part).toBe('part');
  expect(suspected).toHaveBeenCalledOnce();
});

test('so does a question that the server calls one of an old app, and no other refusal', () => {
  readError({ message: 'Too many.', extensions: { code: 'RATE_LIMITED' } });
  expect(suspected).not.toHaveBeenCalled();
  expect(readError({ message: 'Please reload.', extensions: { isAppOutdated: true } }).kind).toBe('later');
  expect(suspected).toHaveBeenCalledOnce();
});
