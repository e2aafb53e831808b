import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  getArgumentValues,
  GraphQLError,
  Kind,
  type FieldNode,
} from 'graphql';
import { policy } from '../access/policy.ts';
import type { Listener, Rendered } from '../realtime/hub.ts';
import { enterRoom } from '../rooms/enter-room.ts';
import { limits } from '../shared/limits.ts';
import { parseId } from '../shared/ids.ts';
import { RequestError } from '../shared/request-error.ts';
import { createContext, createSharedContext, type GraphQLContext, signedIn } from './context.ts';
import type { PreparedDocument } from './documents.ts';
import { formatError, toGraphQLError } from './errors.ts';
import type { EventParent } from './parents.ts';

/** Topics of the hub. */
export const topics = {
  /** The one stream of everything that concerns a viewer. */
  events: 'events',
  /** The messages of one room. */
  room: (roomId: string): string => `room ${roomId}`,
} as const;

/** Where a subscription's frames go: one operation of one socket. `write` answers false once the socket is closed. */
export interface Outlet {
  readonly operationId: string;
  /** Makes of a text the bytes that `write` takes; they are the same for every socket. */
  encode(text: string): Buffer;
  write(frame: Buffer): boolean;
  /** Resolves when what was written has left for the network, or the socket is closed. */
  drained(): Promise<void>;
  /** Counts a subscription in, or answers false if its socket has as many as it may. */
  begin(): boolean;
  /** Counts it out. */
  end(): void;
}

/** A subscription that was asked for: the arguments of its execution, its document and where its frames go. */
export interface SubscriptionRequest {
  readonly args: ExecutionArgs;
  readonly prepared: PreparedDocument;
  readonly outlet: Outlet;
}

/** What graphql-ws waits on: it never yields an event, those go straight to the socket; it ends when the subscription does. */
export type SubscriptionLife = AsyncGenerator<ExecutionResult, void, void>;

/**
 * Starts a subscription. Listeners whose document, variables and (where the answer depends on it) viewer are the same share one
 * rendering of each event. Throws `RequestError` if it may not start.
 */
export async function subscribe(request: SubscriptionRequest): Promise<SubscriptionLife> {
  const context = request.args.contextValue as GraphQLContext;
  const viewerId = signedIn(context).userId;
  const field = rootField(request.args.document, request.args.operationName ?? null);
  if (field.name.value === 'events') return listen(request, viewerId, topics.events, 'events', null);

  const { roomId, afterPosition } = messageArguments(request.args, field);
  const entered = await enterRoom(context.backend.reads.rooms, viewerId, roomId);
  if (entered === null || !policy.readMessages(entered.facts)) {
    throw new RequestError('FORBIDDEN', 'Only members can follow the messages of a room. Join it first.');
  }
  return listen(
    request,
    viewerId,
    topics.room(roomId),
    'messageAdded',
    // Nobody has seen more than there is: a client may remember a position of before a backup was brought back.
    afterPosition === null ? null : { roomId, afterPosition: Math.min(afterPosition, entered.room.lastPosition) },
  );
}

/** Messages that wait while missed ones are replayed; past it the replay reads them from the database. */
const waitingMax = 1_000;

interface Replay {
  readonly roomId: string;
  readonly afterPosition: number;
}

function listen(
  request: SubscriptionRequest,
  viewerId: string,
  topic: string,
  fieldName: string,
  replay: Replay | null,
): SubscriptionLife {
  const { args, prepared, outlet } = request;
  const { backend, client } = args.contextValue as GraphQLContext;
  const life = createLife();
  const head = `{"id":${JSON.stringify(outlet.operationId)},"type":"next","payload":`;
  const toFrame = (json: string): Buffer => outlet.encode(`${head}${json}}`);
  const write = (rendered: Rendered): void => void outlet.write(rendered.frame(outlet.operationId, toFrame));

  const render = (event: EventParent): Promise<string | null> => {
    const contextValue = prepared.isOfViewer ? createContext(backend, client) : createSharedContext(backend);
    const payload = fieldName === 'messageAdded' ? (event as { message: unknown }).message : event;
    return renderResult({ ...args, contextValue, rootValue: { [fieldName]: payload } });
  };

  // While missed messages are replayed, those that happen wait here; what the replay has told is not told again.
  let waiting: { rendered: Rendered; position: number }[] | null = replay === null ? null : [];
  let hasForgotten = false;
  let last = replay?.afterPosition ?? 0;
  const listener: Listener<EventParent> = {
    viewerId,
    deliver(rendered, event) {
      // What was stored before the replay read it may be announced only after the replay has ended.
      if (event.__typename === 'MessageAdded' && replay !== null && event.message.position <= last) return;
      if (waiting === null) write(rendered);
      else if (waiting.length >= waitingMax) {
        // Too many to keep: the database has them, so the replay goes on instead.
        waiting = [];
        hasForgotten = true;
      } else if (event.__typename === 'MessageAdded') waiting.push({ rendered, position: event.message.position });
    },
    end: (reason) => life.end(reason),
  };
  const groupKey = [
    prepared.text,
    args.operationName ?? '',
    JSON.stringify(args.variableValues ?? {}),
    prepared.isOfViewer ? viewerId : '',
  ].join('\0');
  if (!outlet.begin()) {
    const most = limits.subscriptionsPerSocketMax;
    throw new RequestError('RATE_LIMITED', `This socket has ${most} subscriptions, as many as it may. End one first.`, {
      retryAfterMs: 1_000,
    });
  }
  life.onEnd(() => outlet.end());
  life.onEnd(backend.hub.listen(topic, groupKey, render, listener));

  if (replay !== null) {
    void replayMissed().catch((error: unknown) => life.end(error));
  }
  return life.iterator;

  async function replayMissed(): Promise<void> {
    for (;;) {
      const range = { direction: 'forward', size: limits.pageSizeMax, from: last } as const;
      const page = await backend.reads.messages.page(replay!.roomId, range);
      for (const message of page.items) {
        const json = await render({ __typename: 'MessageAdded', message });
        if (life.hasEnded() || !outlet.write(toFrame(json!))) return;
        last = message.position;
      }
      await outlet.drained();
      if (page.hasMore || hasForgotten) {
        hasForgotten = false;
        continue;
      }
      break;
    }
    for (const { rendered, position } of waiting!) if (position > last) write(rendered);
    waiting = null;
  }

  async function renderResult(execution: ExecutionArgs): Promise<string> {
    const result = await execute(execution);
    const errors = result.errors?.map((error) => formatError(error, backend, client.logIds));
    return JSON.stringify(errors === undefined ? result : { ...result, errors });
  }
}

/** The one root field; one that is hidden in a fragment could be told, but nobody writes so. */
function rootField(document: DocumentNode, operationName: string | null): FieldNode {
  const [selection] = getOperationAST(document, operationName)!.selectionSet.selections;
  if (selection?.kind !== Kind.FIELD)
    throw new RequestError('BAD_USER_INPUT', "Name the subscription's field directly, not through a fragment.");
  return selection;
}

function messageArguments(
  { schema, variableValues }: ExecutionArgs,
  field: FieldNode,
): { roomId: string; afterPosition: number | null } {
  const definition = schema.getSubscriptionType()!.getFields()['messageAdded']!;
  const values = getArgumentValues(definition, field, variableValues ?? {}) as {
    roomId: string;
    afterPosition?: number | null;
  };
  const afterPosition = values.afterPosition ?? null;
  if (afterPosition !== null && afterPosition < 0)
    throw new RequestError('BAD_USER_INPUT', 'afterPosition must be 0 or more.');
  return { roomId: parseId(values.roomId, 'roomId'), afterPosition };
}

/** A hand-written iterator: an `async function*` that waits cannot be cut by `return()`, this one can. */
function createLife() {
  let hasEnded = false;
  let failure: unknown = null;
  let settle: (() => void) | null = null;
  const cleanups: (() => void)[] = [];
  const finish = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    for (const cleanup of cleanups) cleanup();
    settle?.();
  };
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    if (!hasEnded) await new Promise<void>((resolve) => (settle = resolve));
    if (failure === null) return { done: true, value: undefined };
    const error =
      failure instanceof RequestError
        ? toGraphQLError(failure)
        : new GraphQLError('The subscription failed.', { originalError: failure as Error });
    failure = null;
    return { done: false, value: { errors: [error] } };
  };
  const iterator: SubscriptionLife = {
    next,
    return: async () => {
      finish();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      finish();
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => finish(),
  };
  return {
    iterator,
    hasEnded: () => hasEnded,
    onEnd: (cleanup: () => void) => void cleanups.push(cleanup),
    /** Ends the subscription; with a reason, the client is told it first. */
    end(reason: unknown) {
      if (hasEnded) return;
      failure = reason;
      finish();
    },
  };
}
