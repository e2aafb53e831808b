import type { RoomPeopleQuery } from '../graphql/generated/later/graphql.ts';

/** A member of a room, as the list of its people shows them. */
export type PersonInRoom = NonNullable<RoomPeopleQuery['room']>['members']['nodes'][number];

/** What one person in a room can do about another. */
export type PersonDeed = 'appoint' | 'dismiss' | 'transfer' | 'report' | 'remove' | 'ban';

const ranks = { OWNER: 0, MODERATOR: 1, MEMBER: 2 } as const;

/** What the menu of a person offers: to write to them, too. */
export type PersonChoice = PersonDeed | 'write';

/** Everybody once: the owner first, then moderators, then the others, each by name. */
export function arrangePeople(
  members: readonly PersonInRoom[],
  nameOf: (user: PersonInRoom['user']) => string,
): PersonInRoom[] {
  const unique = new Map(members.map((member) => [member.id, member]));
  return Array.from(unique.values()).sort(
    (a, b) => ranks[a.role] - ranks[b.role] || nameOf(a.user).localeCompare(nameOf(b.user)) || compare(a.id, b.id),
  );
}

/** What the viewer may do about somebody, the gravest last. */
export function deedsOver(person: PersonInRoom): PersonDeed[] {
  const deeds: PersonDeed[] = [];
  if (person.viewerCanSetRole) deeds.push(person.role === 'MODERATOR' ? 'dismiss' : 'appoint');
  if (person.viewerCanTransferTo) deeds.push('transfer');
  if (person.viewerCanReport) deeds.push('report');
  if (person.viewerCanRemove) deeds.push('remove');
  if (person.viewerCanBan) deeds.push('ban');
  return deeds;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
