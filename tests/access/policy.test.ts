import { describe, expect, it } from 'vitest';
import {
  type MessageFacts,
  messagePolicy,
  type MessageRight,
  type PersonFacts,
  personPolicy,
  type PersonRight,
  policy,
  membershipPolicy,
  type MembershipRight,
  type RoomFacts,
  type RoomRight,
  type ServerFacts,
  serverPolicy,
  type ServerRight,
} from '../../server/access/policy.ts';
import { expectMatrix } from './matrix.ts';

const rights = Object.keys(policy) as RoomRight[];
const messageRights = Object.keys(messagePolicy) as MessageRight[];
const accesses = ['OPEN', 'PASSWORD', 'INVITE'] as const;
const roles = [null, 'MEMBER', 'MODERATOR', 'OWNER'] as const;

const everySituation: readonly RoomFacts[] = [true, false].flatMap((isListed) =>
  accesses.flatMap((access) => [
    { isSignedIn: false, role: null, isBanned: false, isListed, access },
    { isSignedIn: true, role: null, isBanned: true, isListed, access },
    ...roles.map((role) => ({ isSignedIn: true, role, isBanned: false, isListed, access })),
  ]),
);

/** One's own message, and those of everybody else, whether they are still there or not. */
const everyMessage: readonly MessageFacts[] = everySituation
  .filter(({ isListed, access }) => isListed && access === 'OPEN')
  .flatMap((facts) => [
    { ...facts, isAuthor: true, authorRole: facts.role },
    ...roles.map((authorRole) => ({ ...facts, isAuthor: false, authorRole })),
  ]);

const personaOf = ({ isSignedIn, role, isBanned }: RoomFacts) =>
  isSignedIn ? (role?.toLowerCase() ?? (isBanned ? 'banned' : 'stranger')) : 'signed out';

describe('the policy', () => {
  it('of messages is the table that was agreed on', () => {
    const rows = everyMessage.map((facts) => [
      personaOf(facts),
      facts.isAuthor ? 'own' : `of ${facts.authorRole?.toLowerCase() ?? 'somebody who has left'}`,
      ...messageRights.map((right) => (messagePolicy[right](facts) ? 'yes' : '.')),
    ]);
    expectMatrix('matrix-of-messages.txt', [['who', 'message', ...messageRights], ...rows]);
  });

  it('is the table that was agreed on', () => {
    const rows = everySituation.map((facts) => [
      personaOf(facts),
      facts.access.toLowerCase(),
      facts.isListed ? 'listed' : 'hidden',
      ...rights.map((right) => (policy[right](facts) ? 'yes' : '.')),
    ]);
    expectMatrix('matrix.txt', [['who', 'way in', 'list', ...rights], ...rows]);
  });

  it('of people in a room is the table that was agreed on', () => {
    const overMembers = Object.keys(membershipPolicy) as MembershipRight[];
    const named = (role: (typeof roles)[number]) => role?.toLowerCase() ?? 'stranger';
    const rows = roles.flatMap((role) =>
      roles.map((theirRole) => [
        named(role),
        named(theirRole),
        ...overMembers.map((right) => (membershipPolicy[right]({ isSignedIn: true, role, theirRole }) ? 'yes' : '.')),
      ]),
    );
    expectMatrix('matrix-of-memberships.txt', [['who', 'over whom', ...overMembers], ...rows]);
    for (const theirRole of roles) {
      const facts = { isSignedIn: false, role: 'OWNER', theirRole } as const;
      for (const right of overMembers) expect(membershipPolicy[right](facts)).toBe(false);
    }
  });

  it('gives nothing to the banned but what everybody may know', () => {
    for (const facts of everySituation) {
      const rightsOfBanned = rights.filter((right) => policy[right]({ ...facts, isSignedIn: true, isBanned: true }));
      expect(rightsOfBanned).toEqual(facts.isListed ? ['seeRoom'] : []);
    }
  });

  it('gives nothing to whoever is signed out, whatever else is claimed', () => {
    for (const facts of everySituation) {
      for (const right of rights) expect(policy[right]({ ...facts, isSignedIn: false })).toBe(false);
    }
    for (const facts of everyMessage) {
      for (const right of messageRights) expect(messagePolicy[right]({ ...facts, isSignedIn: false })).toBe(false);
    }
  });

  it('depends on nothing but the facts that it is given', () => {
    for (const facts of everySituation) {
      for (const right of rights) expect(policy[right](Object.freeze({ ...facts }))).toBe(policy[right]({ ...facts }));
    }
  });
});

const serverRights = Object.keys(serverPolicy) as ServerRight[];
const personRights = Object.keys(personPolicy) as PersonRight[];
const serverRoles = ['GUEST', 'MEMBER', 'ADMIN', 'OWNER'] as const;

const everyStanding: readonly ServerFacts[] = [
  { isSignedIn: false, role: null, isSuspended: false },
  ...serverRoles.map((role) => ({ isSignedIn: true, role, isSuspended: false })),
];
const everyEncounter: readonly PersonFacts[] = everyStanding.flatMap((standing) => [
  ...serverRoles.map((target) => ({ ...standing, target, isSelf: false })),
  ...(standing.role === null ? [] : [{ ...standing, target: standing.role, isSelf: true }]),
]);

describe('the policy of the server', () => {
  const nameOf = ({ role }: ServerFacts): string => role?.toLowerCase() ?? 'signed out';
  const cell = (isAllowed: boolean): string => (isAllowed ? 'yes' : '.');

  it('is the table that was agreed on', () => {
    const rows = everyStanding.map((facts) => [
      nameOf(facts),
      ...serverRights.map((right) => cell(serverPolicy[right](facts))),
    ]);
    expectMatrix('server-matrix.txt', [['who', ...serverRights], ...rows]);
  });

  it('over other people is the table that was agreed on', () => {
    const rows = everyEncounter.map((facts) => [
      nameOf(facts),
      facts.isSelf ? 'themselves' : facts.target.toLowerCase(),
      ...personRights.map((right) => cell(personPolicy[right](facts))),
    ]);
    expectMatrix('person-matrix.txt', [['who', 'over', ...personRights], ...rows]);
  });

  it('gives nothing to whoever is signed out or suspended, whatever else is claimed', () => {
    for (const powerless of [{ isSignedIn: false }, { isSuspended: true }]) {
      for (const facts of everyStanding) {
        for (const right of serverRights) expect(serverPolicy[right]({ ...facts, ...powerless })).toBe(false);
      }
      for (const facts of everyEncounter) {
        for (const right of personRights) expect(personPolicy[right]({ ...facts, ...powerless })).toBe(false);
      }
    }
  });
});
