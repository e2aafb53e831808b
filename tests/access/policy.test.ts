import { describe, expect, it } from 'vitest';
import {
  type ContactFacts,
  contactPolicy,
  type ContactRight,
  type MessageFacts,
  messagePolicy,
  type MessageRight,
  type PersonFacts,
  oversightPolicy,
  type ReportFacts,
  reportPolicy,
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
  sessionPolicy,
  type SessionRight,
} from '../../server/access/policy.ts';
import { expectMatrix } from './matrix.ts';

const rights = Object.keys(policy) as RoomRight[];
const messageRights = Object.keys(messagePolicy) as MessageRight[];
const accesses = ['OPEN', 'PASSWORD', 'INVITE'] as const;
const roles = [null, 'MEMBER', 'MODERATOR', 'OWNER'] as const;

const group = { isDirect: false, isSilent: false } as const;
const everySituation: readonly RoomFacts[] = [true, false].flatMap((isListed) =>
  accesses.flatMap((access) => [
    { isSignedIn: false, role: null, isBanned: false, isListed, access, ...group },
    { isSignedIn: true, role: null, isBanned: true, isListed, access, ...group },
    ...roles.map((role) => ({ isSignedIn: true, role, isBanned: false, isListed, access, ...group })),
  ]),
);

/** A conversation of two as it is, and as it could not be: whatever else a row of the database says, it stays between equals. */
const direct = { isBanned: false, isListed: false, access: 'INVITE', isDirect: true } as const;
const everyConversation: readonly RoomFacts[] = [
  { isSignedIn: false, role: null, isSilent: false, ...direct },
  { isSignedIn: true, role: null, isSilent: false, ...direct },
  { isSignedIn: true, role: 'MEMBER', isSilent: false, ...direct },
  { isSignedIn: true, role: 'MEMBER', isSilent: true, ...direct },
];

/** One's own message, and those of everybody else, whether they are still there or not. */
const everyMessage: readonly MessageFacts[] = [...everySituation, ...everyConversation]
  .filter(({ isListed, access, isDirect }) => isDirect || (isListed && access === 'OPEN'))
  .flatMap((facts) => [
    { ...facts, isAuthor: true, authorRole: facts.role },
    ...roles.map((authorRole) => ({ ...facts, isAuthor: false, authorRole })),
  ]);

const personaOf = ({ isSignedIn, role, isBanned }: RoomFacts) =>
  isSignedIn ? (role?.toLowerCase() ?? (isBanned ? 'banned' : 'stranger')) : 'signed out';
const kindOf = ({ isDirect, isSilent, isListed }: RoomFacts) =>
  isDirect ? (isSilent ? 'of two, blocked' : 'of two') : isListed ? 'listed' : 'hidden';

describe('the policy', () => {
  it('of messages is the table that was agreed on', () => {
    const rows = everyMessage.map((facts) => [
      personaOf(facts),
      facts.isDirect ? kindOf(facts) : 'any',
      facts.isAuthor ? 'own' : `of ${facts.authorRole?.toLowerCase() ?? 'somebody who has left'}`,
      ...messageRights.map((right) => (messagePolicy[right](facts) ? 'yes' : '.')),
    ]);
    expectMatrix('matrix-of-messages.txt', [['who', 'room', 'message', ...messageRights], ...rows]);
  });

  it('is the table that was agreed on', () => {
    const rows = [...everySituation, ...everyConversation].map((facts) => [
      personaOf(facts),
      facts.access.toLowerCase(),
      kindOf(facts),
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

  it('makes nobody more than the other in a conversation of two', () => {
    for (const facts of everyConversation.filter(({ role }) => role !== null)) {
      const rightsOf = (role: RoomFacts['role'], isListed: boolean, access: RoomFacts['access']) =>
        rights.filter((right) => policy[right]({ ...facts, role, isListed, access }));
      const own = rightsOf('MEMBER', false, 'INVITE');
      for (const role of ['MODERATOR', 'OWNER'] as const) expect(rightsOf(role, true, 'OPEN')).toEqual(own);
    }
    const open = { ...everyConversation[1]!, isListed: true, access: 'OPEN' } as const;
    expect(rights.filter((right) => policy[right](open))).toEqual([]);
  });

  it('gives nothing to whoever is signed out, whatever else is claimed', () => {
    for (const facts of [...everySituation, ...everyConversation]) {
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

  it('of sessions is the table that was agreed on', () => {
    const sessionRights = Object.keys(sessionPolicy) as SessionRight[];
    const everySession = [
      ['signed out', { isSignedIn: false, isHeld: false }],
      ['has to confirm an address', { isSignedIn: true, isHeld: true }],
      ['signed in', { isSignedIn: true, isHeld: false }],
    ] as const;
    const rows = everySession.map(([who, facts]) => [
      who,
      ...sessionRights.map((right) => cell(sessionPolicy[right](facts))),
    ]);
    expectMatrix('session-matrix.txt', [['who', ...sessionRights], ...rows]);
  });

  it('over other people is the table that was agreed on', () => {
    const rows = everyEncounter.map((facts) => [
      nameOf(facts),
      facts.isSelf ? 'themselves' : facts.target.toLowerCase(),
      ...personRights.map((right) => cell(personPolicy[right](facts))),
    ]);
    expectMatrix('person-matrix.txt', [['who', 'over', ...personRights], ...rows]);
  });

  it('over rooms from outside lets those who administer give away a room whose owner is gone, and no other', () => {
    for (const facts of everyStanding) {
      const isAdmin = facts.role === 'ADMIN' || facts.role === 'OWNER';
      expect(oversightPolicy.giveRoom({ ...facts, isAbandoned: true })).toBe(isAdmin);
      expect(oversightPolicy.giveRoom({ ...facts, isAbandoned: false })).toBe(false);
      expect(oversightPolicy.giveRoom({ ...facts, isAbandoned: true, isSuspended: true })).toBe(false);
    }
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

describe('the policy of reports', () => {
  const everyReport: readonly ReportFacts[] = roles.flatMap((role) =>
    roles.flatMap((theirRole) =>
      (['MEMBER', 'ADMIN', 'OWNER'] as const).map((serverRole) => ({
        isSignedIn: true,
        role,
        theirRole,
        serverRole,
        isAboutViewer: false,
        isSuspended: false,
      })),
    ),
  );

  it('is the table that was agreed on', () => {
    const named = (role: (typeof roles)[number]) => role?.toLowerCase() ?? 'stranger';
    const rows = everyReport.map((facts) => [
      named(facts.role),
      facts.serverRole!.toLowerCase(),
      named(facts.theirRole),
      reportPolicy.resolveReport(facts) ? 'yes' : '.',
    ]);
    expectMatrix('matrix-of-reports.txt', [['in the room', 'on the server', 'about', 'resolveReport'], ...rows]);
  });

  it('shows nobody what is about themselves, nor anybody who is signed out or suspended anything', () => {
    for (const facts of everyReport) {
      for (const powerless of [{ isAboutViewer: true }, { isSuspended: true }, { isSignedIn: false }])
        expect(reportPolicy.resolveReport({ ...facts, ...powerless })).toBe(false);
    }
  });
});

const contactRights = Object.keys(contactPolicy) as ContactRight[];
const openToAll: ContactFacts = {
  isSignedIn: true,
  role: 'MEMBER',
  isSelf: false,
  hasBlocked: false,
  isBlocked: false,
  areSuspended: false,
  haveAsked: false,
  sharesRoom: true,
  whoMayWrite: 'EVERYBODY',
};

/** What stands between two people, beside who takes messages from whom. */
const relations: readonly (readonly [name: string, facts: Partial<ContactFacts>])[] = [
  ['signed out', { isSignedIn: false, role: null, sharesRoom: false }],
  ['stranger', { sharesRoom: false }],
  ['guest in a room of theirs', { role: 'GUEST' }],
  ['member of a room of theirs', {}],
  ['owner of the server', { role: 'OWNER', sharesRoom: false }],
  ['whom they have asked', { haveAsked: true, sharesRoom: false }],
  ['whom they have blocked', { isBlocked: true }],
  ['who has blocked them', { hasBlocked: true }],
  ['while they are suspended', { areSuspended: true }],
  ['themselves', { isSelf: true }],
];

describe('the policy of who writes to whom', () => {
  it('is the table that was agreed on', () => {
    const rows = relations.flatMap(([name, relation]) =>
      (['EVERYBODY', 'SHARED_ROOM', 'CONTACTS'] as const).map((whoMayWrite) => {
        const facts = { ...openToAll, ...relation, whoMayWrite };
        return [
          name,
          whoMayWrite.toLowerCase(),
          ...contactRights.map((right) => (contactPolicy[right](facts) ? 'yes' : '.')),
        ];
      }),
    );
    expectMatrix('matrix-of-contacts.txt', [['who', 'takes messages from', ...contactRights], ...rows]);
  });

  it('lets no setting, room or request past a block', () => {
    for (const whoMayWrite of ['EVERYBODY', 'SHARED_ROOM', 'CONTACTS'] as const) {
      for (const blocked of [{ isBlocked: true }, { hasBlocked: true }]) {
        const facts = { ...openToAll, ...blocked, whoMayWrite, haveAsked: true };
        expect(contactPolicy.openConversation(facts)).toBe(false);
      }
    }
  });
});
