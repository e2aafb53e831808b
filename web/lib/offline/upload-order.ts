import type { ChosenFile, OutgoingMessage } from './local-store.ts';
import { byWriting, lacksFiles } from './outbox-order.ts';

/** The file that goes to the server next, with its message: in the order of writing, whatever the room. */
export function nextUpload(
  outgoing: Iterable<OutgoingMessage>,
): { message: OutgoingMessage; file: ChosenFile } | undefined {
  const message = Array.from(outgoing).filter(lacksFiles).sort(byWriting).at(0);
  const file = message?.files.find(({ isUploaded }) => !isUploaded);
  return message && file && { message, file };
}
