import type { Message } from './message-window.ts';

/** Messages as they are after changes, each only if it is newer than what is there; the same array if nothing is to be done. */
export function changedMessages(messages: readonly Message[], changes: readonly Message[]): readonly Message[] {
  const latest = new Map<string, Message>();
  for (const change of changes) {
    if ((latest.get(change.id)?.revision ?? 0) < change.revision) latest.set(change.id, change);
  }
  const isOlder = (message: Message) => (latest.get(message.id)?.revision ?? 0) > message.revision;
  return messages.some(isOlder)
    ? messages.map((message) => (isOlder(message) ? (latest.get(message.id) ?? message) : message))
    : messages;
}
