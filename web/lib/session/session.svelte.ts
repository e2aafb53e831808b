import { createContext } from 'svelte';
import { makePlainClient } from '../graphql/clients.ts';
import { SignOutDocument, WhoAmIDocument } from '../graphql/generated/graphql.ts';
import { LocalStore } from '../offline/local-store.ts';

type Phase = 'starting' | 'signed-in' | 'signed-out';
type News = { viewerId: string | undefined; what: 'leaving' | 'staying' | 'ended' };

/**
 * Who uses this device. A person who was signed in when the app was last open is let in at once, offline too; the server has
 * the last word as soon as it answers. What the device keeps belongs to one person: signing out deletes it.
 */
export class Session {
  phase = $state<Phase>('starting');
  viewerId = $state<string>();
  /** The server ended the session: it expired, or was ended from another device. The sign-in page says so. */
  wasEnded = $state(false);
  /** Somebody chose to sign out, here or in another tab: the session's end, from wherever it is heard, is then no news. */
  isLeaving = $state(false);
  /** Asks the server without keeping anything; works signed out. */
  readonly client = makePlainClient();
  #store: Promise<LocalStore> = LocalStore.open();
  #isSigningOut = false;
  #hasEndedMeanwhile = false;
  // One cookie, one session for all tabs: whichever hears of its end first tells the others.
  readonly #otherTabs = new BroadcastChannel('hearth-session-ended');

  /** The device's store, for the person who is signed in. */
  store(): Promise<LocalStore> {
    return this.#store;
  }

  /** Settles who is signed in. Call once, in the browser. */
  async start(): Promise<void> {
    this.#otherTabs.onmessage = ({ data }: MessageEvent<News>) => void this.#hear(data);
    const rememberedId = await (await this.#store).viewerId();
    if (this.phase !== 'starting') return;
    if (rememberedId !== undefined) return this.#enter(rememberedId);
    const { data } = await this.client.query(WhoAmIDocument, {}).toPromise();
    if (this.phase !== 'starting') return;
    if (data?.viewer) await this.signedIn(data.viewer.user.id);
    else this.phase = 'signed-out';
  }

  /** The device now belongs to `viewerId`; what it kept for anybody else is deleted. */
  async signedIn(viewerId: string): Promise<void> {
    await (await this.#store).bindTo(viewerId);
    this.wasEnded = false;
    this.#enter(viewerId);
  }

  /** Ends the session on the server and deletes all that this device keeps. False: the server could not be reached; nothing was done. */
  async signOut(): Promise<boolean> {
    this.isLeaving = this.#isSigningOut = true;
    this.#hasEndedMeanwhile = false;
    // Told before the server is: it ends the session's sockets before its answer is here.
    this.#tellOtherTabs('leaving');
    const { error } = await this.client.mutation(SignOutDocument, {}).toPromise();
    // The answer may be lost on its way, and the news of the end come over the socket.
    const isDone = !error?.networkError || this.#hasEndedMeanwhile;
    this.isLeaving = this.#isSigningOut = isDone;
    this.#tellOtherTabs(isDone ? 'ended' : 'staying');
    if (isDone) await this.#leave((store) => store.wipe());
    return isDone;
  }

  /** The server no longer knows the session. What was not sent yet waits for the same person to return. */
  async ended(): Promise<void> {
    if (this.phase !== 'signed-in') return;
    this.#hasEndedMeanwhile = true;
    if (this.#isSigningOut) return;
    this.#tellOtherTabs('ended');
    await this.#ended();
  }

  dispose(): void {
    this.#otherTabs.onmessage = null;
  }

  async #hear({ viewerId, what }: News): Promise<void> {
    if (this.phase !== 'signed-in' || viewerId !== this.viewerId) return;
    if (what !== 'ended') this.isLeaving = what === 'leaving';
    else if (this.#isSigningOut) this.#hasEndedMeanwhile = true;
    else await this.#ended();
  }

  async #ended(): Promise<void> {
    this.wasEnded = !this.isLeaving;
    await this.#leave((store) => store.forgetConversations());
  }

  #tellOtherTabs(what: News['what']): void {
    this.#otherTabs.postMessage({ viewerId: this.viewerId, what } satisfies News);
  }

  #enter(viewerId: string): void {
    this.viewerId = viewerId;
    this.phase = 'signed-in';
  }

  async #leave(clear: (store: LocalStore) => Promise<void>): Promise<void> {
    const store = await this.#store;
    this.#store = clear(store).then(() => LocalStore.open());
    this.phase = 'signed-out';
    this.viewerId = undefined;
    await this.#store;
  }
}

const [useSession, setSession] = createContext<Session>();

export { useSession };

/** For the layout of the inside. */
export function provideSession(): Session {
  return setSession(new Session());
}
