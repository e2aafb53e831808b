import { afterEach, describe, expect, test } from 'vitest';
import { compileMessages } from '../../web/lib/text/compile/compile-messages.ts';
import { pseudoCatalogue, pseudoText } from '../../web/lib/text/compile/pseudo.ts';
import { say, useTranslation } from '../../web/lib/text/say.ts';

afterEach(() => useTranslation('en', {}));

const unread = { one: '{count} unread message', other: '{count} unread messages' };

describe('a message', () => {
  test('is said in English with its holes filled', () => {
    expect(say('room_entered', '{name} has entered the room.', { name: 'Anna' })).toBe('Anna has entered the room.');
  });

  test('takes the plural form of its count, and writes large numbers as the language does', () => {
    expect(say('rooms_unread', unread, { count: 1 })).toBe('1 unread message');
    expect(say('rooms_unread', unread, { count: 0 })).toBe('0 unread messages');
    expect(say('rooms_unread', unread, { count: 1234 })).toBe('1,234 unread messages');
  });

  test('is said in the chosen language, and in English where that lacks it', () => {
    useTranslation('en-XA', { ui_cancel: '[Çàñçéļ]' });
    expect(say('ui_cancel', 'Cancel')).toBe('[Çàñçéļ]');
    expect(say('ui_close', 'Close')).toBe('Close');
  });

  test('leaves what people wrote as it is, braces and dollar signs too', () => {
    expect(say('room_entered', '{name} is here.', { name: '{other} $& $1 <b>' })).toBe('{other} $& $1 <b> is here.');
  });
});

describe('the compiler', () => {
  test('makes one file for each part, and functions that ask for what the sentence needs', () => {
    const files = compileMessages({ ui_cancel: 'Cancel', rooms_unread: unread, room_entered: '{name} has entered.' });
    expect(Array.from(files.keys())).toEqual(['ui.ts', 'rooms.ts', 'room.ts', 'messages.ts']);
    expect(files.get('ui.ts')).toContain('ui_cancel = (): string');
    expect(files.get('rooms.ts')).toContain('rooms_unread = (values: { count: number }): string');
    expect(files.get('room.ts')).toContain('room_entered = (values: { name: string | number }): string');
  });

  test('names the key that it cannot take', () => {
    expect(() => compileMessages({ Cancel: 'Cancel' })).toThrow('Cancel must be lower-case');
    expect(() => compileMessages({ rooms_unread: { one: 'One' } })).toThrow('rooms_unread has plural forms');
  });
});

describe('the pseudo-language', () => {
  test('accents and lengthens the words and keeps the holes', () => {
    expect(pseudoText('{name} has left.')).toBe('[{name} ĥàš ļéƒţ.····]');
  });

  test('covers plural forms', () => {
    const { rooms_unread } = pseudoCatalogue({ rooms_unread: unread });
    expect(rooms_unread).toHaveProperty('one', expect.stringMatching(/^\[\{count\} .*\]$/u));
  });
});
