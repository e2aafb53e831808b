import type { Client } from '@urql/svelte';
import { SvelteMap } from 'svelte/reactivity';
import { later } from '../offline/later.ts';
import { m } from '../text/words.ts';

/** How somebody is called and shown. */
export interface Appearance {
  readonly id: string;
  readonly displayName: string;
  /** Missing in what the device kept of an older app. */
  readonly pictureId?: string | null;
  /** Whether the account is no more. Missing where it can only be there, and in what the device kept of an older app. */
  readonly isDeleted?: boolean;
}

/**
 * How people are called and shown now. Messages tell how their authors were when they were loaded, which for those kept on the device may
 * be long ago: the server is asked once for each author that is shown, and events tell of changes from then on.
 */
export class KnownPeople {
  readonly #client: Client;
  readonly #known = new SvelteMap<string, Appearance>();
  /** Those who were asked for since anything could have been missed. */
  readonly #asked = new Set<string>();
  /** The turn in which each of the known was told of: of an answer the turn of its question, which events may have overtaken. */
  readonly #turnOf = new Map<string, number>();
  #turn = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Null: nothing is known any more of whoever it was. */
  nameOf(person: Appearance | null): string {
    return person === null || this.isGone(person) ? m.message_deleted_author() : this.#now(person).displayName;
  }

  /** Whether the person's account is no more. */
  isGone(person: Appearance): boolean {
    return this.#now(person).isDeleted ?? false;
  }

  /** The id of a person's picture, if they have one. */
  pictureOf(person: Appearance): string | null {
    return this.#now(person).pictureId ?? null;
  }

  /** Somebody is now this. */
  heard(person: Appearance): void {
    this.#learn(person, ++this.#turn);
  }

  /** These people are shown: learns how they are now, unless that is known. */
  show(ids: Iterable<string>): void {
    const unknown = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    if (unknown.length > 0) void this.#ask(unknown);
  }

  /** Events may have been missed: everybody is asked for again. */
  refresh(): void {
    const shown = [...this.#asked];
    this.#asked.clear();
    this.show(shown);
  }

  #now(person: Appearance): Appearance {
    return this.#known.get(person.id) ?? person;
  }

  async #ask(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#asked.add(id);
    const { askPeople } = await later(() => import('./ask-people.ts'));
    const turn = ++this.#turn;
    // What cannot be learnt now is asked for with the rest once the stream is on again.
    for (const person of await askPeople(this.#client, ids)) this.#learn(person, turn);
  }

  #learn(person: Appearance, turn: number): void {
    if (turn < (this.#turnOf.get(person.id) ?? 0)) return;
    this.#turnOf.set(person.id, turn);
    this.#known.set(person.id, person);
  }
}
