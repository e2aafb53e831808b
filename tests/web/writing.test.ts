import { expect, test } from 'vitest';
import type { Drafts } from '../../web/lib/messages/drafts.svelte.ts';
import { Writing } from '../../web/lib/messages/writing.svelte.ts';
import type { Draft, OutgoingMessage } from '../../web/lib/offline/local-store.ts';
import type { Outbox } from '../../web/lib/offline/outbox.svelte.ts';

test('whoever edits a message whose other words are still on their way goes on from those', () => {
  let draft: Draft = { roomId: 'garden', body: '', caret: 0, files: [], edit: null };
  const drafts = { of: () => draft, change: (_room: string, change: object) => (draft = { ...draft, ...change }) };
  const waiting = { id: '2', edits: '1', roomId: 'garden', body: 'second words' } as OutgoingMessage;
  const sent: string[] = [];
  const outbox = { all: () => [waiting], edit: (_room: string, _id: string, body: string) => sent.push(body) };
  const writing = new Writing('garden', drafts as unknown as Drafts, outbox as unknown as Outbox);

  writing.edit({ id: '1', body: 'first words', files: [] });
  expect(draft.edit?.body).toBe('second words');
  writing.write('first words', 0);
  writing.send();
  expect(sent).toEqual(['first words']);
});
