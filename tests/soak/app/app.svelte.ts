import { untrack } from 'svelte';
import {
  CreateRoomDocument,
  DeleteMessageDocument,
  JoinRoomDocument,
  LeaveRoomDocument,
} from '#lib/graphql/generated/later/graphql.ts';
import { SignInDocument, SignUpDocument } from '#lib/graphql/generated/outside/graphql.ts';
import { makeTimeline } from '#lib/messages/make-timeline.ts';
import type { Message } from '#lib/messages/message-window.ts';
import type { Timeline } from '#lib/messages/timeline.svelte.ts';
import { moderate, type RoomDeed } from '#lib/rooms/moderate.ts';
import { Session } from '#lib/session/session.svelte.ts';
import { Workspace } from '#lib/session/workspace.svelte.ts';
import type { AppInTab, AppHooks, AppState } from './app-in-tab.ts';

/** How often somebody who looks at a room scrolls to its end, in ms of the tab's own time. */
const scrollEveryMs = 400;

/** The web app in one tab as its pages use it, without the pages: session, workspace, and somebody who reads one room. */
class App implements AppInTab {
  readonly #hooks: AppHooks;
  readonly #session = new Session();
  #workspace = $state.raw<Workspace>();
  #open: { roomId: string; timeline: Timeline } | undefined;
  #stopReading: () => void = () => {};

  constructor(hooks: AppHooks) {
    this.#hooks = hooks;
    // As the layout of the inside does: one workspace for each stay of a person.
    $effect.root(() => {
      $effect(() => {
        const { phase, viewerId } = this.#session;
        if (phase !== 'signed-in' || viewerId === undefined) return;
        return untrack(() => this.#enter(viewerId));
      });
      $effect(() => {
        const viewer = this.#workspace?.home.data?.viewer;
        if (viewer !== undefined) this.#workspace?.checkViewer(viewer);
      });
    });
    void this.#session.start();
  }

  get phase(): AppInTab['phase'] {
    return this.#session.phase;
  }

  get isListKnown(): boolean {
    return this.#workspace?.rooms.isKnown ?? false;
  }

  async signUp(username: string, password: string): Promise<string | null> {
    const input = { username, password };
    const { data } = await this.#session.client.mutation(SignUpDocument, { input }).toPromise();
    return this.#signedIn(data?.signUp.viewer?.user.id);
  }

  async signIn(username: string, password: string): Promise<string | null> {
    const input = { login: username, password };
    const { data } = await this.#session.client.mutation(SignInDocument, { input }).toPromise();
    return this.#signedIn(data?.signIn.viewer?.user.id);
  }

  signOut(): Promise<boolean> {
    return this.#session.signOut();
  }

  async createRoom(name: string): Promise<string | null> {
    const workspace = this.#workspace;
    if (!workspace) return null;
    const { data } = await workspace.client.mutation(CreateRoomDocument, { input: { name } }).toPromise();
    const roomId = data?.createRoom.room?.id ?? null;
    if (roomId !== null) await workspace.entered(roomId);
    return roomId;
  }

  async join(roomId: string): Promise<boolean> {
    const workspace = this.#workspace;
    if (!workspace) return false;
    const { data } = await workspace.client.mutation(JoinRoomDocument, { input: { roomId } }).toPromise();
    if (!data?.joinRoom.room) return false;
    await workspace.entered(roomId);
    return true;
  }

  async leave(roomId: string): Promise<boolean> {
    const workspace = this.#workspace;
    if (!workspace) return false;
    const { data, error } = await workspace.client.mutation(LeaveRoomDocument, { input: { roomId } }).toPromise();
    if (error || data?.leaveRoom.error) return false;
    if (this.#open?.roomId === roomId) this.#closeRoom();
    workspace.left(roomId);
    return true;
  }

  moderatedRoomIds(): readonly string[] {
    const rooms = this.#workspace?.rooms.rooms ?? [];
    return rooms.filter(({ viewerCanSeeBans }) => viewerCanSeeBans).map(({ id }) => id);
  }

  async moderate(deed: RoomDeed, roomId: string, userId: string): Promise<boolean> {
    const workspace = this.#workspace;
    return workspace !== undefined && (await moderate(workspace.client, deed, { roomId, userId })) === null;
  }

  say(roomId: string, body: string): void {
    this.#workspace?.outbox.send(roomId, body);
  }

  edit(roomId: string, id: string, body: string): void {
    this.#workspace?.outbox.edit(roomId, id, body);
  }

  async delete(id: string): Promise<boolean> {
    const workspace = this.#workspace;
    if (!workspace) return false;
    const { data } = await workspace.plainClient.mutation(DeleteMessageDocument, { input: { id } }).toPromise();
    const message = data?.deleteMessage.message;
    if (message) workspace.messageChanged(message);
    return Boolean(message);
  }

  takeBackRefused(): void {
    for (const { id, refusal } of Array.from(this.#workspace?.outbox.all() ?? []))
      if (refusal !== null) void this.#workspace?.outbox.remove(id);
  }

  look(roomId: string): void {
    const workspace = this.#workspace;
    const room = workspace?.rooms.room(roomId);
    if (!workspace || !room || this.#open?.roomId === roomId) return;
    this.#closeRoom();
    const timeline = workspace.timelines.of(roomId, makeTimeline);
    this.#open = { roomId, timeline };
    const stopDrawing = this.#draw(workspace, timeline);
    const scrolling = setInterval(() => this.#scroll(workspace, timeline), scrollEveryMs);
    this.#stopReading = () => {
      stopDrawing();
      clearInterval(scrolling);
      timeline.close(null);
    };
    void timeline.open(room.lastPosition, room.readPosition);
  }

  state(): AppState {
    const workspace = this.#workspace;
    return {
      phase: this.phase,
      viewerId: this.#session.viewerId ?? null,
      isOnline: workspace?.connection.isOnline ?? false,
      rooms: (workspace?.rooms.rooms ?? []).map(
        ({ id, viewerMembership, lastPosition, readPosition, unreadCount }) => ({
          roomId: id,
          role: viewerMembership?.role ?? null,
          lastPosition,
          readPosition,
          unreadCount,
        }),
      ),
      timelines: this.#open ? [{ roomId: this.#open.roomId, lines: linesOf(this.#open.timeline) }] : [],
      waiting: Array.from(workspace?.outbox.all() ?? [], ({ id, refusal }) => ({ id, isRefused: refusal !== null })),
    };
  }

  #signedIn(viewerId: string | undefined): Promise<string | null> {
    if (viewerId === undefined) return Promise.resolve(null);
    return this.#session.signedIn(viewerId).then(() => viewerId);
  }

  #enter(viewerId: string): () => void {
    let workspace: Workspace | undefined;
    let isGone = false;
    void this.#session.store().then((store) => {
      if (isGone) return;
      workspace = this.#workspace = new Workspace(this.#session, store, viewerId);
      void workspace.start();
    });
    return () => {
      isGone = true;
      this.#closeRoom();
      workspace?.dispose();
      this.#workspace = undefined;
    };
  }

  #closeRoom(): void {
    this.#stopReading();
    this.#stopReading = () => {};
    this.#open = undefined;
  }

  /** What the person sees, at each change. */
  #draw(workspace: Workspace, timeline: Timeline): () => void {
    let seen = new Set<string>();
    return $effect.root(() => {
      $effect(() => {
        const { messages, reachesEnd } = timeline.window;
        const added = messages.filter((message) => !seen.has(stateOf(message)));
        seen = new Set(messages.map(stateOf));
        this.#hooks.shown(
          timeline.roomId,
          messages.map(({ position }) => position),
          added.map(asLine),
        );
        const room = workspace.rooms.room(timeline.roomId);
        // Whoever looks at the end has read it.
        if (room && reachesEnd) untrack(() => workspace.rooms.markRead(room, room.lastPosition));
      });
    });
  }

  #scroll(workspace: Workspace, timeline: Timeline): void {
    const room = workspace.rooms.room(timeline.roomId);
    if (!room) return this.#closeRoom();
    void timeline.loadNewer();
    if (timeline.window.reachesEnd) workspace.rooms.markRead(room, room.lastPosition);
  }
}

function linesOf(timeline: Timeline) {
  return timeline.window.messages.map(asLine);
}

function asLine({ id, position, revision, body, deletedAt, author }: Message) {
  return { id, position, revision, body, isDeleted: deletedAt !== null, authorId: author?.id ?? null };
}

function stateOf({ id, revision }: Message): string {
  return `${id} ${revision}`;
}

/** Called by whoever made the tab. */
export function openApp(hooks: AppHooks): AppInTab {
  return new App(hooks);
}
