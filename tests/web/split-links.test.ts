import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { splitLinks } from '../../web/lib/messages/split-links.ts';

const linksIn = (text: string) => splitLinks(text).flatMap((part) => (part.href === undefined ? [] : [part.text]));

describe('links in a message', () => {
  test('are web addresses', () => {
    expect(linksIn('see https://example.org/a?b=1#c and http://localhost:8080')).toEqual([
      'https://example.org/a?b=1#c',
      'http://localhost:8080',
    ]);
  });

  test('end before the sentence’s own signs', () => {
    expect(linksIn('Is it https://example.org/a? (or https://example.org/b).')).toEqual([
      'https://example.org/a',
      'https://example.org/b',
    ]);
  });

  test('keep a bracket that was opened within', () => {
    expect(linksIn('https://example.org/Tulip_(flower)')).toEqual(['https://example.org/Tulip_(flower)']);
  });

  test.each(['javascript:alert(1)', 'data:text/html,<b>', 'file:///etc/passwd', 'https://', 'xhttps://example.org'])(
    'are never %s',
    (text) => expect(linksIn(text)).toEqual([]),
  );

  test('tell their real host where letters of several scripts may deceive', () => {
    const realHosts = (text: string) => splitLinks(text).map((part) => part.href && part.realHost);
    expect(realHosts('https://\u0430pple.com/login')).toEqual(['xn--pple-43d.com']);
    expect(realHosts('https://%D0%B0pple.com')).toEqual(['xn--pple-43d.com']);
    expect(realHosts('https://apple.com/\u0430')).toEqual([undefined]);
    expect(realHosts('https://münchen.example')).toEqual([undefined]);
    expect(realHosts('https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444')).toEqual([undefined]);
  });

  test.each(['https://bank.example@evil.example', 'https://user:pw@host.example/', 'https://@host.example'])(
    'have nobody’s name in them: %s',
    (text) => expect(linksIn(text)).toEqual([]),
  );

  test('leave the text as it was, to the byte', () => {
    const pieces = fc.constantFrom(
      'https://',
      'example.org',
      '/a(b)',
      ' ',
      '\n',
      '<',
      '"',
      '🍅',
      ').',
      'http://[',
      '%ZZ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        (any) =>
          splitLinks(any)
            .map((part) => part.text)
            .join('') === any,
      ),
    );
  });

  test('lead only to http and https', () => {
    const hrefs = fc
      .array(fc.constantFrom('https://', 'http://', 'javascript:', 'a', '@', ':', '//', ' '))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(hrefs, (text) =>
        splitLinks(text).every((part) => part.href === undefined || /^https?:/u.test(part.href)),
      ),
    );
  });
});
