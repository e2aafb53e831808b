import type { Client } from '@urql/svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  HomeDocument,
  type HomeQuery,
  type HomeQueryVariables,
  type MessageLineFragment,
} from '../graphql/generated/graphql.ts';
import { fresh } from '../graphql/fresh.ts';
import type { LiveQuery } from '../graphql/live-query.svelte.ts';
import type { Clock } from '../session/clock.svelte.ts';
import { arrangeRooms, totalUnread, type ListedRoom } from './arrange-rooms.ts';
import { roomName } from './room-name.ts';
import { ReadMarks } from './read-marks.svelte.ts';

/** The viewer's rooms as this tab knows them: the server's last answer and all that has been heard since. */
export class RoomList {
  readonly #client: Client;
  readonly #home: LiveQuery<HomeQuery, HomeQueryVariables>;
  readonly #newestMessages = new SvelteMap<string, MessageLineFragment>();
  readonly #keptFrom = new SvelteMap<string, number>();
  readonly #goneRoomIds = new SvelteSet<string>();
  readonly #marks: ReadMarks;
  readonly #clock: Clock;
  // What the viewer said beyond what they have read, as far as known here.
  readonly #ownPositions = new Map<string, Set<number>>();
  #isDisposed = false;

  readonly rooms: readonly ListedRoom[] = $derived.by(() =>
    arrangeRooms(
      namedFor(this.#home.data?.viewer),
      {
        newestMessages: this.#newestMessages,
        readPositions: this.#marks.positions,
        goneRoomIds: this.#goneRoomIds,
        keptFrom: this.#keptFrom,
      },
      this.#clock.now,
    ),
  );
  readonly unreadTotal = $derived(totalUnread(this.rooms));

  constructor(client: Client, home: LiveQuery<HomeQuery, HomeQueryVariables>, plainClient: Client, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.#home = home;
    this.#marks = new ReadMarks(plainClient);
  }

  /** There is an answer, from the device or the server. */
  get isKnown(): boolean {
    return this.#home.data !== undefined;
  }

  room(roomId: string): ListedRoom | undefined {
    return this.rooms.find((room) => room.id === roomId);
  }

  /** All pages of the list, asked for after this call; undefined when one of them cannot be had now. */
  readonly refetch = fresh(() => this.#refetch());

  noteMessage(message: MessageLineFragment, isOwn: boolean): void {
    this.noteChange(message);
    if (!isOwn) return;
    const { position } = message;
    const { id } = message.room;
    this.#ownPositions.set(id, (this.#ownPositions.get(id) ?? new Set()).add(position));
    this.#markOwn(id);
  }

  /** A message is now so: the newest of a room is shown in the list. */
  noteChange(message: MessageLineFragment): void {
    const { position, revision } = message;
    const { id } = message.room;
    const known = this.#newestMessages.get(id);
    const isNewer = !known || known.position < position || (known.position === position && known.revision < revision);
    if (isNewer) this.#newestMessages.set(id, message);
  }

  /** The room keeps messages from this position on. */
  noteKept(roomId: string, keptFrom: number): void {
    if (keptFrom > (this.#keptFrom.get(roomId) ?? 1)) this.#keptFrom.set(roomId, keptFrom);
  }

  /** The viewer is in the room (again). */
  noteEntered(roomId: string): void {
    this.#goneRoomIds.delete(roomId);
  }

  noteGone(roomId: string): void {
    this.#goneRoomIds.add(roomId);
  }

  noteRead(roomId: string, position: number): void {
    this.#marks.heard(roomId, position);
    this.#markOwn(roomId);
  }

  markRead(room: ListedRoom, position: number): void {
    this.#marks.mark(room.id, Math.min(position, room.lastPosition), room.readPosition);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#marks.dispose();
  }

  async #refetch(): Promise<HomeQuery | undefined> {
    void this.#marks.tell();
    // What is left while the answer is on its way stays gone, whatever the answer says.
    const goneBefore = Array.from(this.#goneRoomIds);
    const home = await this.#home.refetch();
    let page = home?.viewer?.rooms;
    while (page?.pageInfo.hasNextPage) {
      page = await this.#nextPage(page.pageInfo.endCursor);
      if (page === undefined) return undefined;
    }
    if (this.#isDisposed) return undefined;
    const ids = new Set(home?.viewer?.rooms.nodes.map(({ id }) => id));
    for (const id of goneBefore) if (ids.has(id)) this.#goneRoomIds.delete(id);
    for (const roomId of this.#ownPositions.keys()) this.#markOwn(roomId);
    return home;
  }

  /** News of a message may come before news of what was read before it: whatever comes last settles it. */
  #markOwn(roomId: string): void {
    const own = this.#ownPositions.get(roomId);
    const room = this.room(roomId);
    if (!own || !room) return;
    let position = room.readPosition;
    while (own.delete(position + 1)) this.#marks.markOwn(roomId, ++position, room.readPosition);
    for (const passed of own) if (passed <= position) own.delete(passed);
  }

  async #nextPage(after: string | null) {
    const variables = { first: 100, after };
    const { data } = await this.#client.query(HomeDocument, variables, { requestPolicy: 'network-only' }).toPromise();
    return data?.viewer?.rooms;
  }
}

function namedFor(viewer: HomeQuery['viewer'] | undefined) {
  return viewer?.rooms.nodes.map((room) => ({ ...room, name: roomName(room, viewer.user.id) })) ?? [];
}
