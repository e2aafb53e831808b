import { Client, fetchExchange, getContextClient, setContextClient, subscriptionExchange } from '@urql/svelte';
import { cacheExchange, type StorageAdapter } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { LocalStore } from '../offline/local-store.ts';
import { updateCache } from './events.ts';
import type { EventsSubscription } from './generated/graphql.ts';
import { possibleTypes } from './generated/possible-types.ts';
import type { LiveSocket } from './live-socket.ts';
import { newerThanEvents } from './newer-than-events.ts';
import { withOwnKey } from './own-key.ts';
import { noteDocumentId, notedDocumentId, sendDocumentId } from './trusted-documents.ts';

/** The client of the components below: `provideClient` in a layout, `useClient` beneath it. */
export { setContextClient as provideClient, getContextClient as useClient };

const url = '/graphql';
/** Whether somebody uses this page, which whoever watches over a session that ends soon finds out: what it asks by itself is no use of that. */
export const attendance = { isSomebodyThere: (): boolean => true };
const requestTimeoutMs = 20_000;

/**
 * Asks the server each time, also while the same is being asked, and remembers nothing: for what is signed out, and for what is kept
 * elsewhere (history, sends).
 */
export function makePlainClient(): Client {
  const client = new Client({
    url,
    fetch: fetchInTime,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: plainly(),
  });
  const executeQuery = client.executeQuery.bind(client);
  client.executeQuery = (request, context) => executeQuery(withOwnKey(request), context);
  return client;
}

export interface CachedClient {
  client: Client;
  /** What the device kept has been read. A query that is asked sooner finds an empty cache. */
  ready: Promise<void>;
}

/** Keeps one normalised cache, on this device too, that the events of `socket` hold current. */
export function makeCachedClient(store: LocalStore, socket: LiveSocket): CachedClient {
  const { promise: ready, resolve: onCacheHydrated } = Promise.withResolvers<void>();
  const client = new Client({
    url,
    fetch: fetchInTime,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      noteDocumentId,
      cacheExchange({
        storage: { ...storageIn(store), onCacheHydrated },
        possibleTypes,
        keys: {
          // One of each per person and server, so that an event about them lands where the queries read.
          Viewer: () => 'mine',
          Preferences: () => 'mine',
          Instance: () => 'this',
          ...Object.fromEntries(keyless.map((name) => [name, () => null])),
        },
        resolvers: {
          Viewer: {
            rooms: relayPagination(),
            requests: relayPagination(),
            blockedPeople: relayPagination(),
          },
          Room: {
            members: relayPagination(),
            bans: relayPagination(),
            acts: relayPagination(),
            reports: relayPagination(),
          },
        },
        updates: {
          Subscription: {
            events: (result: EventsSubscription, _variables, cache) => updateCache(result.events, cache),
          },
        },
      }),
      newerThanEvents,
      subscriptionExchange({
        forwardSubscription: (request, operation) => ({
          subscribe: (sink) => {
            const extensions = { documentId: notedDocumentId(operation) };
            const operationName = 'Events';
            const payload = { query: '', operationName, variables: request.variables ?? {}, extensions };
            return { unsubscribe: socket.subscribe(payload, { next: (result) => sink.next(result) }) };
          },
        }),
      }),
      sendDocumentId,
      fetchExchange,
    ],
  });
  return { client, ready };
}

function plainly() {
  return [noteDocumentId, sendDocumentId, fetchExchange];
}

// What has no identity of its own lives inside the entity that holds it.
const keyless = [
  'Limits',
  'RoomConnection',
  'RoomEdge',
  'MembershipConnection',
  'MembershipEdge',
  'BanConnection',
  'BanEdge',
  'RoomActConnection',
  'RoomActEdge',
  'OwnBan',
  'ReportConnection',
  'ReportEdge',
  'MessageRequestConnection',
  'MessageRequestEdge',
  'BlockedPersonConnection',
  'BlockedPersonEdge',
  'PageInfo',
  'MessageAdded',
  'MessageEdited',
  'MessageDeleted',
  'MemberJoined',
  'MemberLeft',
  'RoleChanged',
  'RoomChanged',
  'MessagesDropped',
  'BansChanged',
  'BanLifted',
  'RoomListed',
  'RoomUnlisted',
  'RoomJoined',
  'RoomLeft',
  'RoomRead',
  'RoomPreferencesChanged',
  'ReportsChanged',
  'ReportResolved',
  'RequestsChanged',
  'BlocksChanged',
  'UserChanged',
  'PresenceChanged',
  'PreferencesChanged',
  'EmailChanged',
  'SessionTerm',
  'InstanceChanged',
];

function storageIn(store: LocalStore): StorageAdapter {
  return {
    readData: () => store.cacheEntries(),
    writeData: (changes) => store.saveCacheEntries(changes),
  };
}

function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const deadline = AbortSignal.timeout(requestTimeoutMs);
  const headers = new Headers(init.headers);
  if (!attendance.isSomebodyThere()) headers.set('x-hearth-unattended', '1');
  return fetch(input, { ...init, headers, signal: init.signal ? AbortSignal.any([init.signal, deadline]) : deadline });
}
