import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Services } from '../core/services.ts';
import { newId } from '../shared/ids.ts';
import { addMember } from './join-room.ts';
import { keepsEverything } from './keeping.ts';
import { Room } from './room.ts';
import { roomNameKey } from './room-rules.ts';

const lobbyName = 'Lobby';

/** Makes the Lobby on a server that has no room yet: the open room where everybody starts. Its first member becomes its owner. */
export async function ensureLobby({ work }: Services): Promise<void> {
  const made = work.transact(async (tx) => {
    if ((await tx.em.count(Room)) > 0) return;
    tx.em.create(Room, {
      id: newId(tx.now.getTime()),
      name: lobbyName,
      nameKey: roomNameKey(lobbyName),
      description: 'Where everybody starts. Say hello!',
      access: 'OPEN',
      passwordHash: null,
      isListed: true,
      tellsComings: true,
      ...keepsEverything,
      lastPosition: 0,
      revision: 1,
      memberVersion: 1,
      memberCount: 0,
      createdAt: tx.now,
      lastActivityAt: tx.now,
    });
  });
  await made.catch((error: unknown) => {
    // Another node that started at the same time was quicker.
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  });
}

/** Whether a room with this key is the one that every server begins with. */
export function isLobby(nameKey: string | null | undefined): boolean {
  return nameKey === roomNameKey(lobbyName);
}

/** Makes a new account a member of the Lobby, if there is one that is open. */
export async function enterLobby({ work }: Services, userId: string): Promise<void> {
  await work.transact(async (tx) => {
    const lobby = await tx.em.findOne(Room, { nameKey: roomNameKey(lobbyName), access: 'OPEN' });
    if (lobby !== null) await addMember(tx, lobby.id, userId);
  });
}
