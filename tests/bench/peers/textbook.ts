import { createServer } from 'node:http';
import { EventEmitter, on } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import Sqlite from 'better-sqlite3';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/**
 * The chat server that a tutorial ends with: Apollo Server, graphql-ws with async generators over an event emitter, SQLite with an insert
 * per message. Durable as Hearth is (WAL, synchronous=FULL), without its limits, policy or ordering. A peer for the bench.
 */
const database = new Sqlite(join(process.env['DATA_DIR']!, 'textbook.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  create table if not exists person (id text primary key, token text unique, display_name text);
  create table if not exists message
    (id text primary key, room_id text, author_id text, position integer, body text, sent_at integer);
  create index if not exists message_in_room on message (room_id, position);
`);
const insert = database.prepare('insert into message values (?, ?, ?, ?, ?, ?)');
const insertPerson = database.prepare('insert into person values (?, ?, ?)');
const findPerson = database.prepare<[string], Person>(
  'select id, display_name as displayName from person where token = ?',
);
const findNewest = database.prepare<[string, number], Row>(
  `select message.id, position, body, sent_at, author_id, display_name from message join person on person.id = author_id
   where room_id = ? order by position desc limit ?`,
);

interface Person {
  readonly id: string;
  readonly displayName: string;
}

interface Row {
  readonly id: string;
  readonly position: number;
  readonly body: string;
  readonly sent_at: number;
  readonly author_id: string;
  readonly display_name: string;
}

interface Context {
  readonly viewer: Person | null;
}

interface Message {
  readonly id: string;
  readonly position: number;
  readonly body: string;
  readonly sentAt: string;
  readonly author: Person;
}

const emitter = new EventEmitter().setMaxListeners(0);
const positions = new Map<string, number>();

const schema = makeExecutableSchema<Context>({
  typeDefs: `
    type Query { room(id: ID!): Room }
    type Person { id: ID! displayName: String! }
    type Room { id: ID! messages(last: Int!): Messages! }
    type Messages { nodes: [Message!]! pageInfo: PageInfo! }
    type PageInfo { hasPreviousPage: Boolean! }
    type Message { id: ID! position: Int! body: String! sentAt: String! author: Person! }
    interface UserError { message: String! }
    type Refused implements UserError { message: String! }
    union SendError = Refused
    type SignIn { token: String }
    type Create { room: Room }
    type Send { message: Message error: SendError }
    input SignUpInput { username: String! password: String! wantToken: Boolean }
    input CreateRoomInput { name: String! }
    input JoinRoomInput { roomId: ID }
    input SendMessageInput { id: ID! roomId: ID! body: String! }
    type Mutation {
      signUp(input: SignUpInput!): SignIn
      createRoom(input: CreateRoomInput!): Create
      joinRoom(input: JoinRoomInput!): Create
      sendMessage(input: SendMessageInput!): Send
    }
    type Subscription { messageAdded(roomId: ID!): Message! }
  `,
  resolvers: {
    Query: {
      room: (_: unknown, { id }: { id: string }) => ({ id }),
    },
    Room: {
      messages: ({ id }: { id: string }, { last }: { last: number }) => {
        const rows = findNewest.all(id, last + 1);
        const nodes = rows.slice(0, last).toReversed().map(toMessage);
        return { nodes, pageInfo: { hasPreviousPage: rows.length > last } };
      },
    },
    Mutation: {
      signUp: (_: unknown, { input }: { input: { username: string } }) => {
        const token = randomUUID();
        insertPerson.run(randomUUID(), token, input.username);
        return { token };
      },
      createRoom: () => ({ room: { id: randomUUID() } }),
      joinRoom: (_: unknown, { input }: { input: { roomId: string } }) => ({ room: { id: input.roomId } }),
      sendMessage: (_: unknown, { input }: { input: { id: string; roomId: string; body: string } }, { viewer }) => {
        const author = viewer!;
        const position = (positions.get(input.roomId) ?? 0) + 1;
        positions.set(input.roomId, position);
        const now = Date.now();
        insert.run(input.id, input.roomId, author.id, position, input.body, now);
        const message: Message = {
          id: input.id,
          position,
          body: input.body,
          sentAt: new Date(now).toISOString(),
          author,
        };
        emitter.emit(input.roomId, message);
        return { message };
      },
    },
    Subscription: {
      messageAdded: {
        async *subscribe(_: unknown, { roomId }: { roomId: string }) {
          for await (const [message] of on(emitter, roomId)) yield { messageAdded: message as Message };
        },
      },
    },
  },
});

function toMessage({ id, position, body, sent_at, author_id, display_name }: Row): Message {
  const author = { id: author_id, displayName: display_name };
  return { id, position, body, sentAt: new Date(sent_at).toISOString(), author };
}

const apollo = new ApolloServer<Context>({ schema });
await apollo.start();
const contextOf = (authorization: unknown): Context => {
  const token = typeof authorization === 'string' ? authorization.replace('Bearer ', '') : '';
  return { viewer: findPerson.get(token) ?? null };
};
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void apollo
      .executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: JSON.parse(Buffer.concat(chunks).toString()),
        },
        context: async () => contextOf(request.headers.authorization),
      })
      .then(({ body }) => {
        response.setHeader('content-type', 'application/json').end(body.kind === 'complete' ? body.string : '');
      });
  });
});
useServer(
  { schema, context: ({ connectionParams }) => contextOf(connectionParams?.['authorization']) },
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
