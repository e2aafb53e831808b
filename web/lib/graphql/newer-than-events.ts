import type { Exchange, Operation, OperationResult } from '@urql/svelte';
import { filter, makeSubject, merge, pipe, tap } from 'wonka';
import type { LiveEvent } from './events.ts';

/** How often a question is asked again because something happened meanwhile. In a place that never rests, the last answer stands. */
const repeatsMax = 3;

/** They have an order of their own, by position and by revision, in which an older answer takes nothing back. */
const ordered: ReadonlySet<string> = new Set<LiveEvent['__typename']>(['MessageAdded', 'MessageEdited', 'RoomRead']);

interface Question {
  repeats: number;
  /** Something has happened since it was asked. */
  isOutrun: boolean;
}

/**
 * What the cache is told by an answer is never older than what an event has told it. Answers and events come by different ways: an answer
 * that the server gave before an event may arrive after it, and would put back what was before. Such a question is asked again.
 */
export const newerThanEvents: Exchange =
  ({ forward }) =>
  (operations) => {
    const underWay = new Map<number, Question>();
    const repeated = makeSubject<Operation>();
    const note = ({ kind, key }: Operation) => {
      if (kind === 'query' && !underWay.has(key)) underWay.set(key, { repeats: 0, isOutrun: false });
      else if (kind === 'teardown') underWay.delete(key);
    };
    const mayPass = ({ operation, data, error }: OperationResult): boolean => {
      if (operation.kind === 'subscription') {
        const event = (data as { events?: LiveEvent } | undefined)?.events;
        if (event && !ordered.has(event.__typename)) for (const each of underWay.values()) each.isOutrun = true;
        return true;
      }
      const question = underWay.get(operation.key);
      if (!question?.isOutrun || error || question.repeats >= repeatsMax) {
        underWay.delete(operation.key);
        return true;
      }
      question.repeats++;
      question.isOutrun = false;
      repeated.next(operation);
      return false;
    };
    return pipe(merge([pipe(operations, tap(note)), repeated.source]), forward, filter(mayPass));
  };
