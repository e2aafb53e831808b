import { createContext } from 'svelte';
import { makePlainClient } from '../graphql/clients.ts';
import { SignOutDocument, WhoAmIDocument } from '../graphql/generated/graphql.ts';
import { askUntilAnswered } from '../offline/ask-until-answered.ts';
import { LocalStore } from '../offline/local-store.ts';

/** 'held': somebody is signed in who may do nothing before they have confirmed an address. */
type Phase = 'starting' | 'signed-in' | 'signed-out' | 'held';
/**
 * Signing in anew ends the session that the cookie held before: its sockets hear of that before the answer with the new cookie is here.
 */
const newCookieWaitMs = 1_000;

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
  #isDisposed = false;
  #asking: Promise<boolean> | undefined;
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
    const viewerId = await this.#askWho();
    if (this.phase !== 'starting') return;
    if (viewerId) await this.signedIn(viewerId);
    else this.phase = 'signed-out';
  }

  /** The device now belongs to `viewerId`; what it kept for anybody else is deleted. */
  async signedIn(viewerId: string): Promise<void> {
    // What still trickles in of the person before comes with a store that stays theirs, and is dropped.
    if (this.viewerId !== undefined && this.viewerId !== viewerId) this.#store = LocalStore.open();
    await (await this.#store).bindTo(viewerId);
    this.wasEnded = false;
    this.#enter(viewerId);
  }

  /** Ends the session on the server and deletes all that this device keeps. False: the server could not be reached; nothing was done. */
  async signOut(): Promise<boolean> {
    return this.leaveBy(async () => {
      const { error } = await this.client.mutation(SignOutDocument, {}).toPromise();
      return !error?.networkError;
    });
  }

  /** Leaves this device for good by what `end` asks of the server, which answers whether it was done; else nothing has changed. */
  async leaveBy(end: () => Promise<boolean>): Promise<boolean> {
    this.isLeaving = this.#isSigningOut = true;
    this.#hasEndedMeanwhile = false;
    // Told before the server is: it ends the session's sockets before its answer is here.
    this.#tellOtherTabs('leaving');
    const isAnswered = await end();
    // The answer may be lost on its way, and the news of the end come over the socket.
    const isDone = isAnswered || this.#hasEndedMeanwhile;
    this.isLeaving = this.#isSigningOut = isDone;
    this.#tellOtherTabs(isDone ? 'ended' : 'staying');
    if (isDone) await this.#leave((store) => store.wipe());
    return isDone;
  }

  /**
   * A session of this device has ended on the server. Somebody may have signed in in another tab meanwhile, so the server is asked who
   * is here before anybody leaves; it answers whether the same person goes on. What was not sent yet waits for them to return.
   */
  ended(): Promise<boolean> {
    return (this.#asking ??= this.#askWhetherToLeave().finally(() => (this.#asking = undefined)));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#otherTabs.onmessage = null;
  }

  async #hear({ viewerId, what }: News): Promise<void> {
    if (this.phase !== 'signed-in' || viewerId !== this.viewerId) return;
    if (what !== 'ended') this.isLeaving = what === 'leaving';
    else if (this.#isSigningOut) this.#hasEndedMeanwhile = true;
    else if (this.isLeaving) await this.#ended();
    else await this.ended();
  }

  async #askWhetherToLeave(): Promise<boolean> {
    if (this.phase !== 'signed-in') return false;
    this.#hasEndedMeanwhile = true;
    if (this.#isSigningOut) return false;
    const before = this.viewerId;
    const isOpen = (): boolean => !this.#isDisposed && this.phase === 'signed-in' && this.viewerId === before;
    const ask = (): Promise<string | null | undefined> => askUntilAnswered(() => this.#askWho(), isOpen);
    let viewerId = await ask();
    if (viewerId === null) {
      await new Promise((resolve) => setTimeout(resolve, newCookieWaitMs));
      viewerId = await ask();
    }
    if (viewerId === undefined || !isOpen()) return false;
    this.#hasEndedMeanwhile = viewerId === null;
    if (this.#isSigningOut || viewerId === before) return viewerId === before;
    if (viewerId !== null) await this.signedIn(viewerId);
    else {
      this.#tellOtherTabs('ended');
      await this.#ended();
    }
    return false;
  }

  /** Whom the server takes for the viewer; null for nobody, undefined if it does not answer, or holds them back: then they are shown out. */
  async #askWho(): Promise<string | null | undefined> {
    const { data } = await this.client.query(WhoAmIDocument, {}).toPromise();
    if (data?.viewer?.mustProveEmail) {
      this.phase = 'held';
      return undefined;
    }
    return data && (data.viewer?.user.id ?? null);
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
