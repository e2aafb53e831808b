import type { StoredState, Violation } from './history.ts';

/** What is wrong with who is in the rooms: nobody may be banned and a member, and a room with somebody in it has exactly one owner. */
export function checkPlaces({ memberships, bans }: StoredState): Violation[] {
  const isBanned = new Set(bans.map(({ roomId, personId }) => `${roomId} ${personId}`));
  const both = memberships.filter(({ roomId, personId }) => isBanned.has(`${roomId} ${personId}`));
  const byRoom = Map.groupBy(memberships, ({ roomId }) => roomId);
  const owned = Array.from(byRoom, ([roomId, members]) => ({
    roomId,
    owners: members.filter(({ role }) => role === 'OWNER').length,
  }));
  return [
    ...both.map(({ roomId, personId }): Violation => ({
      fault: 'state',
      what: `${personId} is banned from ${roomId} and a member of it`,
    })),
    ...owned
      .filter(({ owners }) => owners !== 1)
      .map(({ roomId, owners }): Violation => ({ fault: 'state', what: `${roomId} has ${owners} owners` })),
  ];
}
