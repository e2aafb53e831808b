import { type ExecutionResult, type FieldNode, getArgumentValues, GraphQLError, Kind } from 'graphql';
import { policy } from '../access/policy.ts';
import type { SentMessage } from '../core/events.ts';
import type { Page } from '../core/page.ts';
import { followableFrom } from '../messages/readable-from.ts';
import type { Listener, Rendered } from '../realtime/hub.ts';
import { type EnteredRoom, enterRoom } from '../rooms/enter-room.ts';
import type { RoomReader } from '../rooms/room-reader.ts';
import { parseId } from '../shared/ids.ts';
import { limits } from '../shared/limits.ts';
import { type MaybePromise, whenHere } from '../shared/maybe-promise.ts';
import { RequestError } from '../shared/request-error.ts';
import { createContext, createSharedContext, type GraphQLContext, signedIn } from './context.ts';
import type { PreparedDocument } from './documents.ts';
import { type EphemeralEvent, EphemeralEvents } from './ephemeral-events.ts';
import { formatError, toGraphQLError } from './errors.ts';
import { MissedMessages } from './missed-messages.ts';
import type { Operation, Variables } from './operations.ts';
import type { Outlet } from './outlet.ts';
import type { EventParent } from './parents.ts';

/** Topics of the hub. */
export const topics = {
  /** The one stream of everything that concerns a viewer. */
  events: 'events',
  /** Who comes and goes, for those who ask for it. */
  presence: 'presence',
  /** The messages of one room. */
  room: (roomId: string): string => `room ${roomId}`,
} as const;

/** A subscription that was asked for: its operation, with whose eyes it is seen, and where its frames go. */
export interface SubscriptionRequest {
  readonly operation: Operation;
  readonly prepared: PreparedDocument;
  readonly variables: Variables;
  readonly contextValue: GraphQLContext;
  readonly outlet: Outlet;
}

/** What graphql-ws waits on: it never yields an event, those go straight to the socket; it ends when the subscription does. */
export type SubscriptionLife = AsyncGenerator<ExecutionResult, void, void>;

/**
 * Starts a subscription. Listeners whose document, variables and (where the answer depends on it) viewer are the same share one
 * rendering of each event. Throws `RequestError` if it may not start.
 */
export async function subscribe(request: SubscriptionRequest): Promise<SubscriptionLife> {
  const context = request.contextValue;
  const viewerId = signedIn(context).userId;
  const field = rootField(request.operation);
  if (field.name.value === 'events') return new Subscription(request, viewerId, topics.events, 'events', null);

  const { roomId, afterPosition } = messageArguments(request, field);
  const { rooms } = context.backend.reads;
  const entered = await enterToRead(rooms, viewerId, roomId);
  // Nobody has seen more than there is: a client may remember a position of before a backup was brought back.
  const missed =
    afterPosition === null
      ? null
      : new MissedMessages(Math.min(afterPosition, entered.room.lastPosition), (position) =>
          readMissed(context, viewerId, roomId, position),
        );
  const subscription = new Subscription(request, viewerId, topics.room(roomId), 'messageAdded', missed);
  try {
    // Whoever was put out of the room before the subscription listened has not been cut by that.
    await enterToRead(rooms, viewerId, roomId);
  } catch (error) {
    await subscription.return();
    throw error;
  }
  if (missed !== null) void subscription.replay(missed);
  return subscription;
}

/** What was said after a position, of what the viewer may read at this moment: it may become less while it is replayed. */
function readMissed(
  { backend: { reads, services } }: GraphQLContext,
  viewerId: string,
  roomId: string,
  from: number,
): MaybePromise<Page<SentMessage>> {
  const range = { direction: 'forward', size: limits.pageSizeMax, from } as const;
  return whenHere(reads.rooms.roomOfPerson(roomId, viewerId), (found) => {
    if (!found?.membership) return { items: [], hasMore: false };
    const { room, membership } = found;
    return whenHere(followableFrom(reads.messages, room, membership, services.work.clock.now()), (lowest) =>
      reads.messages.page(roomId, range, lowest),
    );
  });
}

/** A room whose messages the viewer may read. Throws FORBIDDEN. */
async function enterToRead(rooms: RoomReader, viewerId: string, roomId: string): Promise<EnteredRoom> {
  const entered = await enterRoom(rooms, viewerId, roomId);
  if (entered !== null && policy.readMessages(entered.facts)) return entered;
  const words = entered?.facts.isBanned
    ? 'You are banned from this chat.'
    : 'Only members can follow the messages of a room. Join it first.';
  throw new RequestError('FORBIDDEN', words);
}

/** What is told all the time is told to those alone who name it. */
function asksForPresence({ prepared }: SubscriptionRequest): boolean {
  return prepared.text.includes('PresenceChanged');
}

/** One subscription of one socket: hears from the hub, and is the hand-written iterator that graphql-ws waits on and can cut. */
class Subscription implements Listener<EventParent>, SubscriptionLife {
  readonly viewerId: string;
  readonly #outlet: Outlet;
  readonly #render: (event: EventParent) => string | Promise<string>;
  readonly #leave: () => void;
  /** While missed messages are replayed, those that happen wait here. */
  #missed: MissedMessages | null;
  /** The position up to which the replay has told; what was stored before may be announced only after. */
  #toldUpTo = 0;
  /** Made when there is something to tell: most hear nothing of the moment. */
  #ephemerals: EphemeralEvents | null = null;
  #hasEnded = false;
  #failure: unknown = null;
  #settle: (() => void) | null = null;

  constructor(
    request: SubscriptionRequest,
    viewerId: string,
    topic: string,
    fieldName: string,
    missed: MissedMessages | null,
  ) {
    this.viewerId = viewerId;
    this.#outlet = request.outlet;
    this.#missed = missed;
    if (!request.outlet.begin()) {
      const most = limits.subscriptionsPerSocketMax;
      throw new RequestError(
        'RATE_LIMITED',
        `This socket has ${most} subscriptions, as many as it may. End one first.`,
        { retryAfterMs: 1_000 },
      );
    }
    const { hub } = request.contextValue.backend;
    this.#render = createRender(request, fieldName);
    const groupKey = groupKeyOf(request, viewerId);
    const leaveTopic = hub.listen(topic, groupKey, this.#render, this);
    this.#leave = leaveTopic;
    if (topic === topics.events && asksForPresence(request)) {
      const leavePresence = hub.listen(topics.presence, groupKey, this.#render, this);
      this.#leave = () => {
        leaveTopic();
        leavePresence();
      };
    }
  }

  deliver(rendered: Rendered, event: EventParent): void {
    if (event.__typename === 'MessageAdded') {
      const { position } = event.message;
      if (this.#missed !== null) return this.#missed.hold(rendered, position);
      if (position <= this.#toldUpTo) return;
    }
    if (event.__typename === 'PresenceChanged') this.#tellOfMoment(rendered, event);
    else this.#write(rendered);
  }

  /** Replays the missed messages, then lets go what was held meanwhile. */
  async replay(missed: MissedMessages): Promise<void> {
    try {
      if (!(await this.#tellMissed(missed))) return;
      for (const rendered of missed.untold()) this.#write(rendered);
      this.#toldUpTo = missed.last;
      this.#missed = null;
    } catch (error) {
      this.end(error);
    }
  }

  /** Ends the subscription; with a reason, the client is told it first. */
  end(reason: unknown): void {
    if (this.#hasEnded) return;
    this.#failure = reason;
    this.#finish();
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!this.#hasEnded) await new Promise<void>((resolve) => (this.#settle = resolve));
    const failure = this.#failure;
    if (failure === null) return { done: true, value: undefined };
    this.#failure = null;
    const error =
      failure instanceof RequestError
        ? toGraphQLError(failure)
        : new GraphQLError('The subscription failed.', { originalError: failure as Error });
    return { done: false, value: { errors: [error] } };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#finish();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    this.#finish();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#finish();
  }

  #write(rendered: Rendered): void {
    this.#outlet.write(rendered.frame(this.#outlet.operationId, this.#outlet.nextFrame));
  }

  #tellOfMoment(rendered: Rendered, event: EphemeralEvent): void {
    this.#ephemerals ??= new EphemeralEvents(this.#outlet, this.#render, (error) => this.end(error));
    this.#ephemerals.tell(rendered, event);
  }

  /** Answers false once the subscription has ended or its socket is closed. */
  async #tellMissed(missed: MissedMessages): Promise<boolean> {
    for (;;) {
      const page = await missed.nextPage();
      for (const message of page.items) {
        const json = await this.#render({ __typename: 'MessageAdded', message, keptFrom: 1 });
        const frame = this.#outlet.nextFrame(this.#outlet.operationId, Buffer.from(json));
        if (this.#hasEnded || !this.#outlet.write(frame)) return false;
        missed.last = message.position;
      }
      await this.#outlet.drained();
      if (!missed.hasForgotten() && !page.hasMore) return true;
    }
  }

  #finish(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#outlet.end();
    this.#ephemerals?.end();
    this.#leave();
    this.#settle?.();
  }
}

/** How an event becomes the JSON of a result. It holds nothing of the one who listens unless the answer depends on them. */
function createRender(
  { operation, prepared, variables, contextValue: { backend, client } }: SubscriptionRequest,
  fieldName: string,
): (event: EventParent) => string | Promise<string> {
  const toJson = (result: ExecutionResult): string => {
    if (result.errors === undefined) return JSON.stringify(result);
    return JSON.stringify({
      ...result,
      errors: result.errors.map((error) => formatError(error, backend, client.logIds)),
    });
  };
  return (event) => {
    const context = prepared.isOfViewer ? createContext(backend, client) : createSharedContext(backend);
    const payload = fieldName === 'messageAdded' ? (event as { message: unknown }).message : event;
    const result = operation.runChecked({ [fieldName]: payload }, context, variables);
    return result instanceof Promise ? result.then(toJson) : toJson(result);
  };
}

function groupKeyOf({ operation, prepared, variables }: SubscriptionRequest, viewerId: string): string {
  return [prepared.text, operation.name ?? '', JSON.stringify(variables), prepared.isOfViewer ? viewerId : ''].join(
    '\0',
  );
}

/** The one root field; one that is hidden in a fragment could be told, but nobody writes so. */
function rootField({ node }: Operation): FieldNode {
  const [selection] = node.selectionSet.selections;
  if (selection?.kind !== Kind.FIELD)
    throw new RequestError('BAD_USER_INPUT', "Name the subscription's field directly, not through a fragment.");
  return selection;
}

function messageArguments(
  { operation, variables }: SubscriptionRequest,
  field: FieldNode,
): { roomId: string; afterPosition: number | null } {
  const definition = operation.schema.getSubscriptionType()!.getFields()['messageAdded']!;
  const values = getArgumentValues(definition, field, variables) as {
    roomId: string;
    afterPosition?: number | null;
  };
  const afterPosition = values.afterPosition ?? null;
  if (afterPosition !== null && afterPosition < 0)
    throw new RequestError('BAD_USER_INPUT', 'afterPosition must be 0 or more.');
  return { roomId: parseId(values.roomId, 'roomId'), afterPosition };
}
