import { describe, expect, it } from 'vitest';
import { policy, type RoomFacts, type RoomRight } from '../../server/access/policy.ts';
import { expectMatrix } from './matrix.ts';

const rights = Object.keys(policy) as RoomRight[];
const accesses = ['OPEN', 'PASSWORD', 'INVITE'] as const;
const roles = [null, 'MEMBER', 'MODERATOR', 'OWNER'] as const;

const everySituation: readonly RoomFacts[] = [true, false].flatMap((isListed) =>
  accesses.flatMap((access) => [
    { isSignedIn: false, role: null, isListed, access },
    ...roles.map((role) => ({ isSignedIn: true, role, isListed, access })),
  ]),
);

describe('the policy', () => {
  it('is the table that was agreed on', () => {
    const rows = everySituation.map((facts) => [
      facts.isSignedIn ? (facts.role?.toLowerCase() ?? 'stranger') : 'signed out',
      facts.access.toLowerCase(),
      facts.isListed ? 'listed' : 'hidden',
      ...rights.map((right) => (policy[right](facts) ? 'yes' : '.')),
    ]);
    expectMatrix('matrix.txt', [['who', 'way in', 'list', ...rights], ...rows]);
  });

  it('gives nothing to whoever is signed out, whatever else is claimed', () => {
    for (const facts of everySituation) {
      for (const right of rights) expect(policy[right]({ ...facts, isSignedIn: false })).toBe(false);
    }
  });

  it('depends on nothing but the facts that it is given', () => {
    for (const facts of everySituation) {
      for (const right of rights) expect(policy[right](Object.freeze({ ...facts }))).toBe(policy[right]({ ...facts }));
    }
  });
});
