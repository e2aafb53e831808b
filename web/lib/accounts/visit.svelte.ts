import { createContext } from 'svelte';
import { m } from '#lib/text/words.ts';
import { OutsideDocument, type OutsideQuery } from '../graphql/generated/outside/graphql.ts';
import { askServer } from './ask-server.ts';

/** What somebody outside the door knows of the server: nothing at first (and in prerendered pages), then what `ask` found. */
export class Visit {
  #answer = $state.raw<OutsideQuery | null>(null);

  readonly serverName = $derived(this.#answer?.instance.name ?? m.app_name());
  readonly version = $derived(this.#answer?.instance.version);
  readonly isSignUpOpen = $derived(this.#answer?.instance.isSignUpOpen ?? true);
  readonly needsSetUp = $derived(this.#answer?.instance.needsSetUp ?? false);
  readonly hasAnswered = $derived(this.#answer !== null);
  readonly wayIn = $derived(this.#answer?.instance.wayIn ?? 'OPEN');
  readonly isQuickJoinOn = $derived(this.#answer?.instance.isQuickJoinOn ?? false);
  readonly emailRule = $derived(this.#answer?.instance.email ?? 'OPTIONAL');
  readonly limits = $derived(this.#answer?.instance.limits);
  readonly canMail = $derived(this.#answer?.instance.canMail ?? false);
  readonly isSignedIn = $derived(Boolean(this.#answer?.viewer));
  /** Somebody is signed in who may do nothing before they have confirmed an address. */
  readonly mustProveEmail = $derived(this.#answer?.viewer?.mustProveEmail ?? false);

  /** Whether the server answered. */
  async ask(): Promise<boolean> {
    const { data } = await askServer(OutsideDocument, {});
    if (data) this.#answer = data;
    return data !== undefined;
  }
}

/** Provided by the layout of the pages outside. */
export const [useVisit, provideVisit] = createContext<Visit>();
