/**
 * The fan-out core: brings what happens to those who listen, in one order. What a group of listeners hears is rendered once per event,
 * however many they are. It knows no rooms, no GraphQL and no SQL.
 */

/** Somebody who listens. `deliver` must not throw or wait; a listener that cannot keep up is its transport's business. */
export interface Listener<Event> {
  readonly viewerId: string;
  deliver(rendered: Rendered, event: Event): void;
  /** Nothing follows; `reason` says why, for the one who listens. */
  end(reason: Error): void;
}

/** How a group hears an event; null if it is not for this group. What is at hand is rendered at once, without a promise. */
export type Render<Event> = (event: Event) => string | null | Promise<string | null>;

/** What one group hears of one event: JSON, and the frames made of it, which listeners with the same frame key share. */
export class Rendered {
  readonly json: string;
  #bytes: Buffer | null = null;
  #frames: Map<string, Buffer> | null = null;
  // Most listeners of a group have the same key: it is found without a map.
  #lastKey: string | null = null;
  #lastFrame: Buffer | null = null;

  constructor(json: string) {
    this.json = json;
  }

  /** The JSON in UTF-8. */
  get bytes(): Buffer {
    return (this.#bytes ??= Buffer.from(this.json));
  }

  frame(key: string, make: (key: string, json: Buffer) => Buffer): Buffer {
    if (this.#lastKey === key) return this.#lastFrame!;
    const known = this.#frames?.get(key);
    const frame = known ?? make(key, this.bytes);
    if (known === undefined && this.#lastKey !== null)
      (this.#frames ??= new Map()).set(this.#lastKey, this.#lastFrame!);
    this.#lastKey = key;
    this.#lastFrame = frame;
    return frame;
  }
}

interface Group<Event> {
  readonly render: Render<Event>;
  size: number;
}

interface Place<Event> {
  readonly listener: Listener<Event>;
  readonly group: Group<Event>;
  isLeft: boolean;
}

/** A rendering that is not there yet, and those who are to hear it. */
interface Waiting<Event> {
  readonly places: readonly Place<Event>[];
  readonly rendering: Promise<string | null>;
}

export class Hub<Event> {
  /** topic -> viewer -> places. */
  readonly #topics = new Map<string, Map<string, Set<Place<Event>>>>();
  readonly #groups = new Map<string, Group<Event>>();
  readonly #onError: (error: unknown) => void;
  /** Settles when what was published so far has been handed over; null when there is nothing to wait for. */
  #tail: Promise<void> | null = null;
  /** Events handed to listeners so far, one for each listener. */
  delivered = 0;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Listens to a topic until the returned function is called. Listeners with the same `groupKey` share one rendering by `render`. */
  listen(topic: string, groupKey: string, render: Render<Event>, listener: Listener<Event>): () => void {
    let group = this.#groups.get(groupKey);
    if (group === undefined) this.#groups.set(groupKey, (group = { render, size: 0 }));
    group.size++;
    const place: Place<Event> = { listener, group, isLeft: false };
    const viewers = getOrSet(this.#topics, topic, () => new Map<string, Set<Place<Event>>>());
    getOrSet(viewers, listener.viewerId, () => new Set<Place<Event>>()).add(place);
    return () => this.#leave(topic, groupKey, place);
  }

  /**
   * Brings an event to those who listen to the topic at this moment and are among `recipients` (null: all of them).
   * What it answers settles when it was handed to their transports; undefined: it already was. Events arrive in the order of these calls.
   */
  publish(topic: string, event: Event, recipients: ReadonlySet<string> | null): Promise<void> | undefined {
    const groups = this.#placesOf(topic, recipients);
    if (groups === null) return this.#tail ?? undefined;
    const waiting: Waiting<Event>[] = [];
    for (const [group, places] of groups) {
      const rendering = this.#render(group, event);
      if (this.#tail === null && !(rendering instanceof Promise)) this.#deliver(places, rendering, event);
      else waiting.push({ places, rendering: Promise.resolve(rendering) });
    }
    if (waiting.length === 0) return undefined;
    const tail = this.#deliverAfter(this.#tail, waiting, event);
    this.#tail = tail;
    void tail.then(() => {
      if (this.#tail === tail) this.#tail = null;
    });
    return tail;
  }

  async #deliverAfter(before: Promise<void> | null, waiting: readonly Waiting<Event>[], event: Event): Promise<void> {
    await before;
    for (const { places, rendering } of waiting) this.#deliver(places, await rendering, event);
  }

  #deliver(places: readonly Place<Event>[], json: string | null, event: Event): void {
    if (json === null) return;
    const rendered = new Rendered(json);
    this.delivered += places.length;
    for (const place of places) if (!place.isLeft) place.listener.deliver(rendered, event);
  }

  /** Resolves when what was published so far was handed to its listeners; null if it already was. */
  handingOver(): Promise<void> | null {
    return this.#tail;
  }

  /** Ends whatever a viewer listens to on a topic. */
  end(topic: string, viewerId: string, reason: Error): void {
    for (const place of [...(this.#topics.get(topic)?.get(viewerId) ?? [])]) place.listener.end(reason);
  }

  /** How many listen, over all topics. */
  get size(): number {
    let size = 0;
    for (const group of this.#groups.values()) size += group.size;
    return size;
  }

  #render(group: Group<Event>, event: Event): string | null | Promise<string | null> {
    try {
      const rendering = group.render(event);
      return rendering instanceof Promise ? rendering.catch((error: unknown) => this.#failed(error)) : rendering;
    } catch (error) {
      return this.#failed(error);
    }
  }

  #failed(error: unknown): null {
    this.#onError(error);
    return null;
  }

  /** Null if nobody who is to hear of it listens. */
  #placesOf(topic: string, recipients: ReadonlySet<string> | null): Map<Group<Event>, Place<Event>[]> | null {
    const viewers = this.#topics.get(topic);
    if (viewers === undefined) return null;
    const groups = new Map<Group<Event>, Place<Event>[]>();
    const add = (places: Set<Place<Event>> | undefined): void => {
      if (places === undefined) return;
      for (const place of places) {
        const known = groups.get(place.group);
        if (known === undefined) groups.set(place.group, [place]);
        else known.push(place);
      }
    };
    if (recipients === null) for (const places of viewers.values()) add(places);
    else if (recipients.size <= viewers.size) for (const viewerId of recipients) add(viewers.get(viewerId));
    else for (const [viewerId, places] of viewers) if (recipients.has(viewerId)) add(places);
    return groups.size === 0 ? null : groups;
  }

  #leave(topic: string, groupKey: string, place: Place<Event>): void {
    if (place.isLeft) return;
    place.isLeft = true;
    if (--place.group.size === 0) this.#groups.delete(groupKey);
    const viewers = this.#topics.get(topic);
    const places = viewers?.get(place.listener.viewerId);
    places?.delete(place);
    if (places?.size === 0) viewers?.delete(place.listener.viewerId);
    if (viewers?.size === 0) this.#topics.delete(topic);
  }
}

function getOrSet<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
