import type { SqlEntityManager } from '@mikro-orm/sql';
import { displayNameKey, usernameKey, usernameLooks } from '../../accounts/account-rules.ts';
import { passwordProblem } from '../../accounts/password-rules.ts';
import { User } from '../../accounts/user.ts';
import type { Services } from '../../core/services.ts';
import type { Transaction } from '../../core/unit-of-work.ts';
import { Message } from '../../messages/message.ts';
import { keepsEverything } from '../../rooms/keeping.ts';
import { directKey } from '../../rooms/direct-key.ts';
import { Membership } from '../../rooms/membership.ts';
import { Room } from '../../rooms/room.ts';
import { roomNameKey } from '../../rooms/room-rules.ts';
import { isLobby } from '../../rooms/lobby.ts';
import { Problem } from '../../shared/problem.ts';
import { randomPassword } from '../../shared/random-password.ts';
import { type SampleConversation, sampleConversations, samplePeople, type SampleRoom, sampleRooms } from './sample.ts';
import { sampleIds, sampleMembershipId, sampleMessageId, samplePersonId, sampleRoomId } from './sample-ids.ts';

/** What the demo has made; null if it was there already. */
export interface LoadedDemo {
  readonly usernames: readonly string[];
  readonly rooms: number;
  readonly messages: number;
  /** Of every sample person; told here once and stored nowhere. */
  readonly password: string;
}

/** Minutes between two messages, in turn. */
const pauses = [1, 3, 1, 2, 7, 1, 1, 26, 2, 5, 1, 190, 3, 2, 1, 4];

/**
 * Makes sample people, rooms and history, in one transaction; does nothing where they are. Nobody of them is an admin. Throws `Problem`
 * on a server with anything real, or if the password is too weak.
 */
export async function loadDemo(
  { work, passwords }: Services,
  { password: chosen }: { readonly password: string | null },
): Promise<LoadedDemo | null> {
  const weakness = chosen === null ? null : await passwordProblem(chosen, []);
  if (weakness !== null) throw new Problem(weakness.message);
  if (await isLoaded(work.read())) return null;
  await requireNothingReal(work.read());
  const password = chosen ?? randomPassword();
  const passwordHash = await passwords.hash(password);
  return work.transact(async (tx) => {
    if (await isLoaded(tx.em)) return null;
    await requireNothingReal(tx.em);
    addPeople(tx, passwordHash);
    let messages = 0;
    for (const [index, room] of sampleRooms.entries()) {
      addRoom(tx, room, index);
      messages += room.lines.length;
    }
    for (const [index, conversation] of sampleConversations.entries()) {
      addConversation(tx, conversation, sampleRooms.length + index);
      messages += conversation.lines.length;
    }
    await tx.em.flush();
    return { usernames: samplePeople.map(({ username }) => username), rooms: sampleRooms.length, messages, password };
  });
}

async function isLoaded(em: SqlEntityManager): Promise<boolean> {
  return (await em.count(User, { id: sampleIds })) > 0;
}

/** The Lobby that every server has is nothing real as long as nobody has said anything. */
async function requireNothingReal(em: SqlEntityManager): Promise<void> {
  const people = await em.count(User);
  const messages = await em.count(Message);
  const rooms = await em.find(Room, {}, { fields: ['nameKey'], disableIdentityMap: true });
  if (people === 0 && messages === 0 && rooms.every(({ nameKey }) => isLobby(nameKey))) return;
  throw new Problem(
    'This server is in use: it has accounts, rooms or messages of its own. Sample people belong on an empty one: ' +
      'DATA_DIR=demo npm start makes it, and DATA_DIR=demo npm run hearth -- demo load fills it.',
  );
}

function addPeople(tx: Transaction, passwordHash: string): void {
  for (const [index, { username, displayName, bio, pronouns, interests }] of samplePeople.entries()) {
    tx.em.create(User, {
      id: samplePersonId(index),
      username,
      usernameKey: usernameKey(username),
      usernameLooks: usernameLooks(username),
      displayName,
      displayNameKey: displayNameKey(displayName),
      bio,
      pronouns: pronouns ?? '',
      interests: [...(interests ?? [])],
      pictureId: null,
      email: null,
      emailKey: null,
      passwordHash,
      role: 'MEMBER',
      suspendedAt: null,
      theme: 'SYSTEM',
      enterSends: true,
      showsLastSeen: true,
      lastSeenAt: null,
      whoMayWrite: 'SHARED_ROOM',
      createdAt: tx.now,
      deletedAt: null,
      erasing: null,
    });
  }
}

function addRoom(tx: Transaction, sample: SampleRoom, index: number): void {
  const { name, description, members, lines } = sample;
  const roomId = sampleRoomId(index);
  const times = timesOf(sample, tx.now);
  const createdAt = new Date(times[0]!.getTime() - 60_000);
  tx.em.create(Room, {
    id: roomId,
    name,
    nameKey: roomNameKey(name),
    description,
    access: 'OPEN',
    passwordHash: null,
    isListed: true,
    tellsComings: false,
    ...keepsEverything,
    lastPosition: lines.length,
    revision: lines.length + members.length,
    memberVersion: members.length,
    memberCount: members.length,
    createdAt,
    lastActivityAt: times.at(-1)!,
  });
  for (const [place, username] of members.entries()) {
    // Some have not read the latest yet, the owner of the first room among them.
    const unread = place === 0 ? index % 4 : (place * 3) % 5;
    tx.em.create(Membership, {
      id: sampleMembershipId(index, place),
      roomId,
      userId: personId(username),
      role: place === 0 ? 'OWNER' : place === 1 ? 'MODERATOR' : 'MEMBER',
      readPosition: Math.max(0, lines.length - unread),
      seesFrom: 1,
      joinedAt: createdAt,
      standing: 'OPEN',
    });
  }
  addLines(tx, index, lines, times, members.length);
  tx.announce({ type: 'RoomCreated', roomId, isListed: true });
}

function addConversation(tx: Transaction, sample: SampleConversation, index: number): void {
  const { between, lines } = sample;
  const roomId = sampleRoomId(index);
  const times = timesOf(sample, tx.now);
  const createdAt = new Date(times[0]!.getTime() - 60_000);
  const people = between.map(personId);
  tx.em.create(Room, {
    id: roomId,
    name: '',
    nameKey: null,
    directKey: directKey(people[0]!, people[1]!),
    description: '',
    access: 'INVITE',
    passwordHash: null,
    isListed: false,
    tellsComings: false,
    ...keepsEverything,
    lastPosition: lines.length,
    revision: lines.length + people.length,
    memberVersion: people.length,
    memberCount: people.length,
    createdAt,
    lastActivityAt: times.at(-1)!,
  });
  for (const [place, userId] of people.entries()) {
    tx.em.create(Membership, {
      id: sampleMembershipId(index, place),
      roomId,
      userId,
      role: 'MEMBER',
      readPosition: lines.length - (place === 0 ? 1 : 0),
      seesFrom: 1,
      joinedAt: createdAt,
      standing: 'OPEN',
    });
  }
  addLines(tx, index, lines, times, people.length);
}

function addLines(
  tx: Transaction,
  index: number,
  lines: readonly string[],
  times: readonly Date[],
  members: number,
): void {
  const roomId = sampleRoomId(index);
  for (const [at, line] of lines.entries()) {
    const [, username, body] = /^([^:]+): ([^]*)$/.exec(line)!;
    tx.em.create(Message, {
      id: sampleMessageId(index, at + 1),
      roomId,
      authorId: personId(username!),
      position: at + 1,
      revision: members + at + 1,
      body: body!,
      sentAt: times[at]!,
      editedAt: null,
      deletedAt: null,
      files: null,
    });
  }
}

function personId(username: string): string {
  return samplePersonId(samplePeople.findIndex((person) => person.username === username));
}

/** When each line was said, the last one `quietHours` ago. */
function timesOf({ lines, quietHours }: SampleRoom | SampleConversation, now: Date): Date[] {
  let atMs = now.getTime() - quietHours * 3_600_000;
  return lines
    .map((_line, index) => {
      const sentAt = new Date(Math.floor(atMs));
      atMs -= pauses[index % pauses.length]! * 60_000;
      return sentAt;
    })
    .toReversed();
}
