import { Client, gql, type Exchange, type Operation, type OperationResult } from '@urql/core';
import { filter, makeSubject, merge, pipe, tap } from 'wonka';
import { expect, test } from 'vitest';
import { newerThanEvents } from '../../web/lib/graphql/newer-than-events.ts';

const question = gql`
  query {
    isOnline
  }
`;
const change = gql`
  mutation {
    change
  }
`;
const live = gql`
  subscription {
    events
  }
`;

/** A client whose server answers when the test says so. */
function startClient() {
  const answers = makeSubject<OperationResult>();
  const asked: Operation[] = [];
  const server: Exchange = () => (operations) =>
    merge([
      answers.source,
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind !== 'teardown') asked.push(operation);
        }),
        filter(() => false),
      ) as never,
    ]);
  const client = new Client({ url: 'none:', exchanges: [newerThanEvents, server], preferGetMethod: false });
  client.subscription(live, {}).subscribe(() => undefined);
  const stream = asked.pop()!;
  const answer = (operation: Operation, data: unknown) =>
    answers.next({
      operation,
      data,
      error: undefined,
      extensions: undefined,
      stale: false,
      hasNext: operation === stream,
    });
  return {
    asked,
    answer,
    happens: (event: string) => answer(stream, { events: { __typename: event } }),
    ask: () => {
      const results: unknown[] = [];
      client.query(question, {}).subscribe(({ data }) => results.push(data));
      return results;
    },
    mutate: () => {
      const results: unknown[] = [];
      client.mutation(change, {}).subscribe(({ data }) => results.push(data));
      return results;
    },
  };
}

test('an answer that an event has outrun is asked for again', () => {
  const { asked, answer, happens, ask } = startClient();
  const results = ask();
  happens('PresenceChanged');
  answer(asked[0]!, 'as it was');
  expect([results, asked.length]).toEqual([[], 2]);
  answer(asked[1]!, 'as it is');
  expect([results, asked.length]).toEqual([['as it is'], 2]);
});

test('an answer is taken as it is when nothing happened, or only what has an order of its own', () => {
  const { asked, answer, happens, ask } = startClient();
  happens('PresenceChanged');
  const results = ask();
  happens('MessageAdded');
  answer(asked[0]!, 'as it is');
  happens('PresenceChanged');
  expect([results, asked.length]).toEqual([['as it is'], 1]);
});

test('a change is never asked for twice', () => {
  const { asked, answer, happens, mutate } = startClient();
  const results = mutate();
  happens('PresenceChanged');
  answer(asked[0]!, 'changed');
  expect([results, asked.length]).toEqual([['changed'], 1]);
});

test('where something happens all the time, there is an answer all the same', () => {
  const { asked, answer, happens, ask } = startClient();
  const results = ask();
  for (let count = 0; results.length === 0 && count < 100; count++) {
    happens('PresenceChanged');
    answer(asked.at(-1)!, count);
  }
  expect([results, asked.length]).toEqual([[3], 4]);
});
