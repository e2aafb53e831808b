import { createContext } from 'svelte';
import { m } from '#lib/text/words.ts';
import { OutsideDocument, type OutsideQuery } from '../graphql/generated/outside/graphql.ts';
import { askServer } from './ask-server.ts';

/** What somebody outside the door knows of the server: nothing at first (and in prerendered pages), then what `ask` found. */
export class Visit {
  #answer = $state.raw<OutsideQuery | null>(null);

  get serverName() {
    return this.#answer?.instance.name ?? m.app_name();
  }
  get version() {
    return this.#answer?.instance.version;
  }
  get isSignUpOpen() {
    return this.#answer?.instance.isSignUpOpen ?? true;
  }
  get needsSetUp() {
    return this.#answer?.instance.needsSetUp ?? false;
  }
  get hasAnswered() {
    return this.#answer !== null;
  }
  get wayIn() {
    return this.#answer?.instance.wayIn ?? 'OPEN';
  }
  get isQuickJoinOn() {
    return this.#answer?.instance.isQuickJoinOn ?? false;
  }
  get emailRule() {
    return this.#answer?.instance.email ?? 'OPTIONAL';
  }
  get limits() {
    return this.#answer?.instance.limits;
  }
  get canMail() {
    return this.#answer?.instance.canMail ?? false;
  }
  get isSignedIn() {
    return Boolean(this.#answer?.viewer);
  }
  /** Somebody is signed in who may do nothing before they have confirmed an address. */
  get mustProveEmail() {
    return this.#answer?.viewer?.mustProveEmail ?? false;
  }

  /** Whether the server answered. */
  async ask(): Promise<boolean> {
    const { data } = await askServer(OutsideDocument, {});
    if (data) this.#answer = data;
    return data !== undefined;
  }
}

/** Provided by the layout of the pages outside. */
export const [useVisit, provideVisit] = createContext<Visit>();
