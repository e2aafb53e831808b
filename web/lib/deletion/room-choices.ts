import type { OwnedRoomsQuery } from '../graphql/generated/later/graphql.ts';

export type OwnedRoom = NonNullable<OwnedRoomsQuery['viewer']>['ownedRooms'][number];
type Person = NonNullable<OwnedRoom['heir']>;

/** What somebody chooses for a room of their own: the id of the person who gets it, or that it is deleted. */
export type RoomChoice = string;
export const deleted: RoomChoice = 'deleted';

const ranks = { OWNER: 0, MODERATOR: 1, MEMBER: 2 } as const;

/** Who may get a room: whom the server proposes first, then moderators, then members in the order they came. */
export function heirsOf({ room, heir }: OwnedRoom, viewerId: string): { person: Person; isModerator: boolean }[] {
  const others = room.members.nodes
    .filter(({ user }) => user.id !== viewerId)
    .toSorted((one, other) => ranks[one.role] - ranks[other.role])
    .map(({ user, role }) => ({ person: user, isModerator: role === 'MODERATOR' }));
  const proposed = others.find(({ person }) => person.id === heir?.id);
  if (heir == null) return others;
  // A large room's first page may not have them.
  return [proposed ?? { person: heir, isModerator: false }, ...others.filter((other) => other !== proposed)];
}

/** For each room what was chosen, where that still can be, else what the server proposes. */
export function chosenFor(
  owned: readonly OwnedRoom[],
  before: Readonly<Record<string, RoomChoice>>,
  viewerId: string,
): Record<string, RoomChoice> {
  return Object.fromEntries(
    owned.map((one) => {
      const earlier = before[one.room.id];
      const isPossible = earlier === deleted || heirsOf(one, viewerId).some(({ person }) => person.id === earlier);
      return [one.room.id, earlier !== undefined && isPossible ? earlier : (one.heir?.id ?? deleted)];
    }),
  );
}

/** The choices as the server takes them. */
export function asInput(choices: Readonly<Record<string, RoomChoice>>): {
  handOver: { roomId: string; userId: string }[];
  deleteRooms: string[];
} {
  const all = Object.entries(choices);
  return {
    handOver: all.filter(([, choice]) => choice !== deleted).map(([roomId, userId]) => ({ roomId, userId })),
    deleteRooms: all.filter(([, choice]) => choice === deleted).map(([roomId]) => roomId),
  };
}
