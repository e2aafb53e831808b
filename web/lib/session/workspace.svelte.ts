import type { Client } from '@urql/svelte';
import { createContext } from 'svelte';
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
import type { PassingLine } from '../messages/passing-line.ts';
import { Timelines } from '../messages/timelines.svelte.ts';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import { Connection } from '../offline/connection.svelte.ts';
import type { FileUploads } from '../offline/file-uploads.ts';
import { later } from '../offline/later.ts';
import { LocalFiles } from '../offline/local-files.svelte.ts';
import type { LocalStore } from '../offline/local-store.ts';
import { Outbox } from '../offline/outbox.svelte.ts';
import { onWakeUp } from '../offline/wake-up.ts';
import { KnownPeople, type Appearance } from '../people/known-people.svelte.ts';
import { Partings } from '../rooms/partings.svelte.ts';
import { RoomList } from '../rooms/room-list.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { forgetLastRoom } from './last-room.ts';
import type { Session } from './session.svelte.ts';

const roomsPerPage = 100;
const wordOf = { LEFT: 'left', REMOVED: 'removed', BANNED: 'banned', CLOSED: 'left', CLOSED_BY_ADMIN: 'left' } as const;

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
  readonly localFiles: LocalFiles;
  readonly drafts: Drafts;
  /** Raised whenever a report that the viewer may look at has come or was decided. */
  reportNews = $state(0);
  /** The last report of the viewer's that somebody has looked at; a new object each time. */
  resolvedReport = $state.raw<{ readonly roomName: string } | null>(null);
  readonly clock = new Clock();
  /** Raised whenever the files of some room have become more or less. */
  fileNews = $state(0);
  /** How often somebody has come or gone, as far as this tab has heard. */
  comings = $state(0);
  readonly store: LocalStore;
  readonly #session: Session;
  readonly people: KnownPeople;
  readonly #socket: LiveSocket;
  readonly #ready: Promise<void>;
  #uploads: Promise<FileUploads> | undefined;
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
    this.people = new KnownPeople(session.client);
    this.#ready = ready;
    this.home = new LiveQuery(this.client, HomeDocument, { first: roomsPerPage });
    this.rooms = new RoomList(this.client, this.home, session.client, this.clock);
    this.timelines = new Timelines({
      client: session.client,
      store,
      isUnread: ({ room, author, position }) =>
        author?.id !== viewerId && position > (this.rooms.room(room.id)?.readPosition ?? position),
    });
    this.localFiles = new LocalFiles(store);
    this.outbox = new Outbox(session.client, store, this.localFiles, {
      onSent: (message) => this.#listener.messageArrived(message, 1),
      onSessionEnded: () => session.ended(),
      onEdited: (message) => this.messageChanged(message),
      uploads: () => this.#uploading(),
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
    if (message.deletedAt !== null) this.fileNews++;
  }

  /** What a person is called now; null for somebody of whom nothing is known any more. */
  nameOf(person: Appearance | null): string {
    return this.people.nameOf(person);
  }

  /** Whether a person's account is no more. */
  isGone(person: Appearance): boolean {
    return this.people.isGone(person);
  }

  /** The id of a person's picture now, if they have one. */
  pictureOf(person: Appearance): string | null {
    return this.people.pictureOf(person);
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const stop of this.#stops) stop();
    this.rooms.dispose();
    this.timelines.dispose();
    this.drafts.dispose();
    void this.#uploads?.then((uploads) => uploads.stop());
    this.connection.dispose();
    this.#socket.close();
  }

  // The stream is on again: only now can nothing slip between what is fetched and what is announced.
  async #resumed(): Promise<void> {
    this.connection.found();
    this.people.refresh();
    void this.outbox.flush();
    if (!(await this.#refreshRooms())) return;
    this.timelines.settle(this.rooms.rooms);
    await this.timelines.catchUp();
  }

  // Few messages have files: what brings them is loaded with the first.
  #uploading(): Promise<FileUploads> {
    this.#uploads ??= later(() => import('../offline/file-uploads.ts')).then(
      ({ FileUploads: Uploads }) => new Uploads(this.outbox, this.localFiles, this.store, () => this.#session.ended()),
    );
    return this.#uploads;
  }

  /** Answers whether the list is now what it was at some moment after this call: false only once the workspace is disposed of. */
  readonly #refreshRooms = fresh(
    async () =>
      (await askUntilAnswered(
        () => this.rooms.refetch(),
        () => !this.#isDisposed,
      )) !== undefined,
  );

  #dropped(roomId: string, keptFrom: number): void {
    if (keptFrom <= 1) return;
    this.rooms.noteKept(roomId, keptFrom);
    this.timelines.dropBefore(roomId, keptFrom);
  }

  #memberMoved(roomId: string, person: Person, what: PassingLine['what']): void {
    if (this.rooms.room(roomId)?.tellsComings !== false) this.timelines.memberMoved(roomId, person, what);
  }

  readonly #listener: LiveListener = {
    messageArrived: (message, keptFrom) => {
      const { id: roomId } = message.room;
      const isLive = this.rooms.room(roomId)?.isLive ?? false;
      this.rooms.noteMessage(message, message.author?.id === this.viewerId);
      this.timelines.messageArrived(message, isLive);
      // What is said live only stays on the screens that it has reached.
      if (!isLive) this.#dropped(roomId, keptFrom);
      this.outbox.confirmed(message.id);
      if (message.files.length > 0) this.fileNews++;
    },
    messageChanged: (message) => this.messageChanged(message),
    messagesDropped: (roomId, keptFrom) => this.#dropped(roomId, keptFrom),
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
    reportsChanged: () => this.reportNews++,
    reportResolved: (roomName) => (this.resolvedReport = { roomName }),
    somebodyMoved: () => this.comings++,
    personChanged: (person) => this.people.heard(person),
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
