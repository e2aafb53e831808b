import { failureWords, type FailureDetails } from '../accounts/failure-words.ts';
import { m } from '../text/words.ts';
import type { Crop } from './crop.ts';

/** What has a picture on the server: the viewer, or a room. */
export type PictureOwner = { readonly kind: 'profile' } | { readonly kind: 'room'; readonly roomId: string };

/** Where a picture goes: to the server, or to whoever sends it later; null takes it back. */
export type PictureTarget = PictureOwner | { readonly kind: 'later'; keep(picture: Blob | null): void };

/** Whose picture is chosen, as they are shown until then. */
export interface PictureBearer {
  readonly id: string;
  readonly name: string;
  readonly pictureId?: string | null;
  /** Where a picture is that was chosen and not sent yet. */
  readonly address?: string | null;
}

/** Pixels of the edge of what is sent: more than any screen shows. */
const edge = 640;
const timeoutMs = 60_000;

interface Answer {
  readonly error?: { readonly message: string } | null;
  readonly errors?: readonly { readonly extensions?: FailureDetails }[];
}

/** The chosen square of a picture, drawn anew: the rest, and where it was taken, does not leave the device. */
export async function cutOut(image: ImageBitmap, { left, top, side }: Crop): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(edge, Math.max(1, Math.round(side)));
  const pen = canvas.getContext('2d')!;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'));
    canvas.toBlob(take, 'image/webp', 0.92);
  });
}

/**
 * Sends a picture; resolves to null once the server has it, else to what went wrong in words. `onProgress` is told the share that has
 * arrived, 0 to 1. Aborting resolves to null too.
 */
export function sendPicture(
  target: PictureOwner,
  picture: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    // `fetch` cannot tell how much of a request has left.
    const request = new XMLHttpRequest();
    request.open('POST', target.kind === 'profile' ? '/pictures/profile' : `/pictures/rooms/${target.roomId}`);
    request.setRequestHeader('X-Hearth-Upload', '1');
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status === 200 ? null : wordsOf(request.responseText));
    request.onerror = request.ontimeout = () => resolve(m.error_unreachable());
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send(picture);
  });
}

function wordsOf(text: string): string {
  try {
    const { error, errors } = JSON.parse(text) as Answer;
    return error?.message ?? failureWords(errors?.[0]?.extensions ?? {});
  } catch {
    return m.error_unexpected();
  }
}
