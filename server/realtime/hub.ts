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

/** How a group hears an event; null if it is not for this group. */
export type Render<Event> = (event: Event) => Promise<string | null>;

/** What one group hears of one event: JSON, and the frames made of it, which listeners with the same frame key share. */
export class Rendered {
  readonly json: string;
  readonly #frames = new Map<string, Buffer>();

  constructor(json: string) {
    this.json = json;
  }

  frame(key: string, make: (json: string) => Buffer): Buffer {
    let frame = this.#frames.get(key);
    if (frame === undefined) this.#frames.set(key, (frame = make(this.json)));
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

export class Hub<Event> {
  /** topic -> viewer -> places. */
  readonly #topics = new Map<string, Map<string, Set<Place<Event>>>>();
  readonly #groups = new Map<string, Group<Event>>();
  readonly #onError: (error: unknown) => void;
  #tail: Promise<void> = Promise.resolve();
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
   * Resolves when it was handed to their transports; events arrive in the order of these calls.
   */
  publish(topic: string, event: Event, recipients: ReadonlySet<string> | null): Promise<void> {
    const groups = this.#placesOf(topic, recipients);
    if (groups.size === 0) return this.#tail;
    const renderings = Array.from(groups, ([group, places]) => ({ places, rendering: this.#render(group, event) }));
    this.#tail = this.#tail.then(async () => {
      for (const { places, rendering } of renderings) {
        const json = await rendering;
        if (json === null) continue;
        const rendered = new Rendered(json);
        this.delivered += places.length;
        for (const place of places) if (!place.isLeft) place.listener.deliver(rendered, event);
      }
    });
    return this.#tail;
  }

  /** Resolves when what was published so far was handed to its listeners. */
  whenHandedOver(): Promise<void> {
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

  async #render(group: Group<Event>, event: Event): Promise<string | null> {
    try {
      return await group.render(event);
    } catch (error) {
      this.#onError(error);
      return null;
    }
  }

  #placesOf(topic: string, recipients: ReadonlySet<string> | null): Map<Group<Event>, Place<Event>[]> {
    const groups = new Map<Group<Event>, Place<Event>[]>();
    const viewers = this.#topics.get(topic);
    if (viewers === undefined) return groups;
    const add = (places: Set<Place<Event>> | undefined): void => {
      for (const place of places ?? []) getOrSet(groups, place.group, () => []).push(place);
    };
    if (recipients === null) for (const places of viewers.values()) add(places);
    else if (recipients.size <= viewers.size) for (const viewerId of recipients) add(viewers.get(viewerId));
    else for (const [viewerId, places] of viewers) if (recipients.has(viewerId)) add(places);
    return groups;
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
