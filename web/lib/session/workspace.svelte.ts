import type { Client } from '@urql/svelte';
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { makeCachedClient } from '../graphql/clients.ts';
import { tellApp, type LiveListener, type Person } from '../graphql/events.ts';
import {
  EventsDocument,
  HomeDocument,
  type HomeQuery,
  type HomeQueryVariables,
  type MessageLineFragment,
} from '../graphql/generated/graphql.ts';
import { fresh } from '../graphql/fresh.ts';
import { LiveQuery } from '../graphql/live-query.svelte.ts';
import type { LiveSocket } from '../graphql/live-socket.ts';
import { openSharedSocket } from '../graphql/open-shared-socket.ts';
import { documentIdOf } from '../graphql/trusted-documents.ts';
import { Drafts } from '../messages/drafts.svelte.ts';
import type { PassingLine } from '../messages/timeline.svelte.ts';
import { Timelines } from '../messages/timelines.svelte.ts';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import { Connection } from '../offline/connection.svelte.ts';
import type { LocalStore } from '../offline/local-store.ts';
import { Outbox } from '../offline/outbox.svelte.ts';
import { onWakeUp } from '../offline/wake-up.ts';
import { Partings } from '../rooms/partings.svelte.ts';
import { RoomList } from '../rooms/room-list.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { forgetLastRoom } from './last-room.ts';
import type { Session } from './session.svelte.ts';

const roomsPerPage = 100;
const wordOf = { LEFT: 'left', REMOVED: 'removed', BANNED: 'banned', CLOSED: 'left' } as const;

/** All that the inside works with for one signed-in person: made when they come in, disposed of when they leave. */
export class Workspace {
  readonly viewerId: string;
  readonly connection = new Connection();
  readonly client: Client;
  /** Remembers nothing: for what is kept elsewhere, or asked for a moment. */
  readonly plainClient: Client;
  readonly home: LiveQuery<HomeQuery, HomeQueryVariables>;
  readonly rooms: RoomList;
  /** How the viewer came to be out of rooms, and where they were before. */
  readonly partings = new Partings();
  readonly timelines: Timelines;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly clock = new Clock();
  readonly store: LocalStore;
  readonly #session: Session;
  // Names that have changed since messages were loaded, by the person's id.
  readonly #newNames = new SvelteMap<string, string>();
  readonly #socket: LiveSocket;
  readonly #ready: Promise<void>;
  #isDisposed = false;
  readonly #stops: (() => void)[] = [];

  constructor(session: Session, store: LocalStore, viewerId: string) {
    this.viewerId = viewerId;
    this.store = store;
    this.#session = session;
    this.#socket = openSharedSocket(socketUrl(), `${viewerId} ${documentIdOf(EventsDocument)}`, {
      onResumed: () => void this.#resumed(),
      onLost: (silentMs) => this.connection.lost(silentMs),
      onSessionEnded: () => session.ended(),
    });
    const { client, ready } = makeCachedClient(store, this.#socket);
    this.client = client;
    this.plainClient = session.client;
    this.#ready = ready;
    this.home = new LiveQuery(this.client, HomeDocument, { first: roomsPerPage });
    this.rooms = new RoomList(this.client, this.home, session.client);
    this.timelines = new Timelines(session.client, store);
    this.outbox = new Outbox(session.client, store, {
      onSent: (message) => this.#listener.messageArrived(message),
      onSessionEnded: () => session.ended(),
      onEdited: (message) => this.messageChanged(message),
    });
    this.drafts = new Drafts(store);
  }

  /** Resolves when what the device keeps can be shown; the rest follows from the server. */
  async start(): Promise<void> {
    await Promise.all([this.#ready, this.drafts.load()]);
    if (this.#isDisposed) return;
    this.#stops.push(
      this.home.start(),
      subscribeToEvents(this.client, this.#listener),
      this.outbox.start(),
      onWakeUp(() => void this.outbox.flush()),
    );
    void this.store.forgetOldTimelines(50);
  }

  /** The server says who asks. Anybody but the one this was made for must not see what is here. */
  checkViewer(viewer: HomeQuery['viewer']): void {
    if (!viewer) void this.#session.ended().then((goesOn) => goesOn && this.#refreshRooms());
    else if (viewer.user.id !== this.viewerId) void this.#session.signedIn(viewer.user.id);
  }

  /** The viewer is now in the room; resolves when it is in the list. */
  async entered(roomId: string): Promise<void> {
    this.rooms.noteEntered(roomId);
    this.partings.forget(roomId);
    await this.rooms.refetch();
  }

  /** The viewer has left the room, here or on another device. */
  left(roomId: string): void {
    this.rooms.noteGone(roomId);
    this.timelines.forget(roomId);
    void forgetLastRoom(this.store, roomId);
  }

  /** A message was edited or deleted, here or anywhere. */
  messageChanged(message: MessageLineFragment): void {
    this.rooms.noteChange(message);
    this.timelines.messageChanged(message);
  }

  /** What a person is called now. */
  nameOf(person: Pick<Person, 'id' | 'displayName'>): string {
    return this.#newNames.get(person.id) ?? person.displayName;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const stop of this.#stops) stop();
    this.rooms.dispose();
    this.timelines.dispose();
    this.drafts.dispose();
    this.connection.dispose();
    this.#socket.close();
  }

  // The stream is on again: only now can nothing slip between what is fetched and what is announced.
  async #resumed(): Promise<void> {
    this.connection.found();
    void this.outbox.flush();
    if (await this.#refreshRooms()) await this.timelines.catchUp();
  }

  /** Answers whether the list is now what it was at some moment after this call: false only once the workspace is disposed of. */
  readonly #refreshRooms = fresh(
    async () =>
      (await askUntilAnswered(
        () => this.rooms.refetch(),
        () => !this.#isDisposed,
      )) !== undefined,
  );

  #memberMoved(roomId: string, person: Person, what: PassingLine['what']): void {
    if (this.rooms.room(roomId)?.tellsComings !== false) this.timelines.memberMoved(roomId, person, what);
  }

  readonly #listener: LiveListener = {
    messageArrived: (message) => {
      this.rooms.noteMessage(message, message.author?.id === this.viewerId);
      this.timelines.messageArrived(message);
      this.outbox.confirmed(message.id);
    },
    messageChanged: (message) => this.messageChanged(message),
    memberCame: (roomId, person) => this.#memberMoved(roomId, person, 'entered'),
    memberWent: (roomId, person, cause) => this.#memberMoved(roomId, person, wordOf[cause]),
    roleChanged: (personId) => {
      if (personId === this.viewerId) void this.#refreshRooms();
    },
    roomsChanged: () => void this.#refreshRooms(),
    roomGone: (roomId, cause, reason) => {
      if (this.partings.isExpected(roomId)) return;
      const room = this.rooms.room(roomId);
      if (room) this.partings.note({ roomId, roomName: room.name, cause, reason });
      this.left(roomId);
    },
    readMoved: (roomId, readPosition) => this.rooms.noteRead(roomId, readPosition),
    personChanged: (person) => this.#newNames.set(person.id, person.displayName),
  };
}

function subscribeToEvents(client: Client, listener: LiveListener): () => void {
  const subscription = client.subscription(EventsDocument, {}).subscribe(({ data }) => {
    if (data?.events) tellApp(data.events, listener);
  });
  return () => subscription.unsubscribe();
}

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
}

const [useWorkspace, setWorkspace] = createContext<Workspace>();

export { setWorkspace, useWorkspace };
