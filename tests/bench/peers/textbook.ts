import { createServer } from 'node:http';
import { EventEmitter, on } from 'node:events';
import { randomUUID } from 'node:crypto';
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
const port = Number(process.env['PORT']);
const database = new Sqlite(join(process.env['DATA_DIR']!, 'textbook.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
  'create table if not exists message (id text primary key, room_id text, author_id text, position integer, body text, sent_at integer)',
);
const insert = database.prepare('insert into message values (?, ?, ?, ?, ?, ?)');
const newest = database.prepare<[string, number], { id: string; position: number; body: string; sent_at: number }>(
  'select id, position, body, sent_at from message where room_id = ? order by position desc limit ?',
);

interface Message {
  readonly id: string;
  readonly position: number;
  readonly body: string;
  readonly sentAt: string;
  readonly author: { readonly id: string; readonly displayName: string };
}

const emitter = new EventEmitter().setMaxListeners(0);
const people = new Map<string, { id: string; displayName: string }>();
const positions = new Map<string, number>();

const schema = makeExecutableSchema<{ token: string | null }>({
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
    Query: { room: (_: unknown, { id }: { id: string }) => ({ id }) },
    Room: {
      messages: ({ id }: { id: string }, { last }: { last: number }) => {
        const rows = newest.all(id, last + 1);
        const author = { id: 'somebody', displayName: 'Somebody' };
        const nodes = rows
          .slice(0, last)
          .toReversed()
          .map((row) => ({ ...row, sentAt: new Date(row.sent_at).toISOString(), author }));
        return { nodes, pageInfo: { hasPreviousPage: rows.length > last } };
      },
    },
    Mutation: {
      signUp: (_: unknown, { input }: { input: { username: string } }) => {
        const token = randomUUID();
        people.set(token, { id: randomUUID(), displayName: input.username });
        return { token };
      },
      createRoom: () => ({ room: { id: randomUUID() } }),
      joinRoom: (_: unknown, { input }: { input: { roomId: string } }) => ({ room: { id: input.roomId } }),
      sendMessage: (_: unknown, { input }: { input: { id: string; roomId: string; body: string } }, { token }) => {
        const author = people.get(token!)!;
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

const apollo = new ApolloServer<{ token: string | null }>({ schema });
await apollo.start();
const tokenOf = (authorization: unknown): string | null =>
  typeof authorization === 'string' ? authorization.replace('Bearer ', '') : null;
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
        context: async () => ({ token: tokenOf(request.headers.authorization) }),
      })
      .then(({ body }) => {
        response.setHeader('content-type', 'application/json').end(body.kind === 'complete' ? body.string : '');
      });
  });
});
useServer(
  { schema, context: ({ connectionParams }) => ({ token: tokenOf(connectionParams?.['authorization']) }) },
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(port, '127.0.0.1', () => console.log(`ready on http://127.0.0.1:${port}`));
process.on('SIGTERM', () => process.exit(0));
