import type { OutgoingMessage } from './local-store.ts';

/**
 * What may be sent now: per room in the order of writing, up to the first message whose files the server does not have yet. A refused
 * message waits for the person and holds nothing up: what was written after it was written without knowing its fate.
 */
export function queuesByRoom(outgoing: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const waiting = outgoing.filter((message) => message.refusal === null).sort(byWriting);
  return Array.from(Map.groupBy(waiting, (message) => message.roomId).values(), ready).filter(
    ({ length }) => length > 0,
  );
}

function ready(queue: OutgoingMessage[]): OutgoingMessage[] {
  const end = queue.findIndex(lacksFiles);
  return end === -1 ? queue : queue.slice(0, end);
}

/** Whether a message waits for files to be on the server. */
export function lacksFiles({ files, refusal }: OutgoingMessage): boolean {
  return refusal === null && files.some(({ isUploaded }) => !isUploaded);
}

/** What a room shows below its messages: everything that is not among them yet, and refused edits of messages that it does not show. */
export function pendingIn(
  roomId: string,
  outgoing: Iterable<OutgoingMessage>,
  isShown: (id: string) => boolean,
): OutgoingMessage[] {
  return Array.from(outgoing)
    .filter((message) => message.roomId === roomId && !isShown(message.edits ?? message.id))
    .filter((message) => message.edits === null || message.refusal !== null)
    .sort(byWriting);
}

/** The words that are on their way to messages of a room, or were refused, by the message's id. */
export function editsIn(roomId: string, outgoing: Iterable<OutgoingMessage>): Map<string, OutgoingMessage> {
  const edits = Array.from(outgoing).filter((message) => message.roomId === roomId && message.edits !== null);
  return new Map(edits.sort(byWriting).map((edit) => [edit.edits ?? '', edit]));
}

/** Ids are UUIDv7: their order is the order of writing. */
export function byWriting(a: OutgoingMessage, b: OutgoingMessage): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
