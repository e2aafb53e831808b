import { describe, expect, test } from 'vitest';
import { failureWords } from '../../web/lib/accounts/failure-words.ts';
import { sortProblems } from '../../web/lib/accounts/problems.ts';
import { strengthOf } from '../../web/lib/accounts/strength.ts';

const fields = ['username', 'password', 'email'] as const;

describe('the words of a refusal', () => {
  test('stand beside the fields they speak of, several of one field after each other', () => {
    const problems = [
      { field: 'username', message: 'Too short.' },
      { field: 'username', message: 'No blanks.' },
      { field: 'password', message: 'Too easy.' },
    ];
    expect(sortProblems({ __typename: 'InvalidInput', message: 'All of it.', problems }, fields)).toEqual({
      byField: { username: 'Too short. No blanks.', password: 'Too easy.' },
      other: null,
    });
  });

  test('stand above the form when it has no such field', () => {
    const problems = [{ field: 'inviteCode', message: 'An invitation is needed.' }];
    expect(sortProblems({ message: 'x', problems }, fields)).toEqual({
      byField: {},
      other: 'An invitation is needed.',
    });
  });

  test('a name or address that is taken is told beside it', () => {
    expect(sortProblems({ __typename: 'UsernameTaken', message: 'Taken.' }, fields).byField).toEqual({
      username: 'Taken.',
    });
    expect(sortProblems({ __typename: 'EmailTaken', message: 'Taken.' }, fields).byField).toEqual({ email: 'Taken.' });
  });

  test('a refusal without fields is told above the form', () => {
    const refusal = { __typename: 'WrongCredentials', message: 'Wrong username or password.' };
    expect(sortProblems(refusal, fields)).toEqual({ byField: {}, other: 'Wrong username or password.' });
  });
});

describe('the words of a failure', () => {
  test('name the seconds to wait after too many tries', () => {
    expect(failureWords({ code: 'RATE_LIMITED', retryAfterMs: 41_200 })).toContain('42 seconds');
    expect(failureWords({ code: 'RATE_LIMITED', retryAfterMs: 900 })).toContain('one second');
  });

  test('name the reference of a fault of ours, and say when the server is out of reach', () => {
    expect(failureWords({ code: 'INTERNAL_SERVER_ERROR', reference: 'ab12cd34' })).toContain('ab12cd34');
    expect(failureWords(null)).toContain('cannot be reached');
  });
});

describe('the strength meter', () => {
  test('shows nothing before anything is typed', () => {
    expect(strengthOf(0, 8, null)).toEqual({ lit: 0, isEnough: false, words: '' });
  });

  test('counts what is missing to the shortest password', () => {
    expect(strengthOf(7, 8, 1).words).toBe('1 more character needed');
    expect(strengthOf(3, 8, 4)).toMatchObject({ lit: 1, isEnough: false, words: '5 more characters needed' });
  });

  test('is enough exactly where the server takes it: from score 2', () => {
    expect(([0, 1, 2, 3, 4] as const).map((score) => strengthOf(12, 8, score).isEnough)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
