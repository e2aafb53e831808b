import { SvelteMap } from 'svelte/reactivity';
import type { LeaveCause } from '../graphql/generated/graphql.ts';
import { m } from '../text/words.ts';

/** How the viewer came to be out of a room. */
export interface Parting {
  readonly roomId: string;
  readonly roomName: string;
  readonly cause: LeaveCause;
  /** What a banned person is told beside. */
  readonly reason: string | null;
}

/** How the viewer came to be out of rooms since the app was opened, and which rooms they looked at before. */
export class Partings {
  /** The last one; a new object each time. */
  latest = $state.raw<Parting | null>(null);
  readonly #byRoom = new SvelteMap<string, Parting>();
  readonly #expected = new Set<string>();
  /** Those that were looked at, the last one last. */
  #visits: readonly string[] = $state.raw([]);

  /** The viewer is about to end the room: what is heard of that is no news. */
  expect(roomId: string): void {
    this.#expected.add(roomId);
  }

  isExpected(roomId: string): boolean {
    return this.#expected.has(roomId);
  }

  of(roomId: string): Parting | undefined {
    return this.#byRoom.get(roomId);
  }

  note(parting: Parting): void {
    this.#byRoom.set(parting.roomId, parting);
    this.latest = parting;
  }

  /** The viewer is inside again, or still. */
  forget(roomId: string): void {
    this.#expected.delete(roomId);
    this.#byRoom.delete(roomId);
  }

  visited(roomId: string): void {
    this.#visits = [...this.#visits.filter((id) => id !== roomId), roomId].slice(-20);
  }

  /** The room that was looked at last, among those that `isThere` says the viewer is still in. */
  lastRoom(isThere: (roomId: string) => boolean): string | undefined {
    return this.#visits.findLast(isThere);
  }
}

/** What to say to somebody who is elsewhere when it happens; null for what they did themselves. */
export function partingWords({ cause, reason, roomName: room }: Parting): string | null {
  switch (cause) {
    case 'BANNED':
      return reason ? m.rooms_parted_banned_reason({ room, reason }) : m.rooms_parted_banned({ room });
    case 'REMOVED':
      return m.rooms_parted_removed({ room });
    case 'CLOSED':
      return m.rooms_parted_closed({ room });
    case 'CLOSED_BY_ADMIN':
      return m.rooms_parted_closed_admin({ room });
    default:
      return null;
  }
}
