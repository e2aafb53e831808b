import type { Client } from '@urql/svelte';
import type { LocalStore } from '../offline/local-store.ts';
import { MessagePages } from './message-pages.ts';
import type { Message } from './message-window.ts';
import { Timeline } from './timeline.svelte.ts';

/** What all timelines of a tab have in common. */
export interface TimelineSurroundings {
  readonly client: Client;
  readonly store: LocalStore;
  /** Whether somebody else said it and the reader has not seen it yet, on any device as far as known. */
  readonly isUnread: (message: Message) => boolean;
}

export type MakeTimeline = typeof makeTimeline;

/** Makes the timeline of a room. Loaded with the first room that is opened: the list of rooms does without. */
export function makeTimeline(roomId: string, { client, store, isUnread }: TimelineSurroundings): Timeline {
  return new Timeline(roomId, new MessagePages(client, roomId), store, isUnread);
}
