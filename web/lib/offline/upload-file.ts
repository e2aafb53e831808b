import { readError, type SendFailure, type ToldError } from './send-result.ts';

/** What the server says about a file that it has. */
export interface KeptFile {
  id: string;
  name: string;
  size: number;
  width: number | null;
  height: number | null;
}

/** What became of one try to bring a file to the server. */
export type UploadResult =
  { kind: 'kept'; file: KeptFile } | { kind: 'too-large' } | { kind: 'unwanted' } | SendFailure;

interface UploadAnswer {
  readonly file?: KeptFile | null;
  readonly error?: { readonly __typename: string; readonly message: string } | null;
  readonly errors?: readonly ToldError[];
}

/** Nothing has moved for so long: the connection is gone, though nobody said so. */
const silenceMaxMs = 60_000;

/**
 * Brings a file to a room, where it waits for its message; the same id again is harmless. `onProgress` is told the share that has left,
 * 0 to 1. Aborting resolves too.
 */
export function uploadFile(
  roomId: string,
  { id, name }: Pick<KeptFile, 'id' | 'name'>,
  bytes: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  return new Promise((resolve) => {
    // `fetch` cannot tell how much of a request has left.
    const request = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), silenceMaxMs);
    };
    const end = (result: UploadResult): void => {
      clearTimeout(silence);
      resolve(result);
    };
    request.open('POST', `/files/${roomId}/${id}`);
    request.setRequestHeader('X-Hearth-Upload', '1');
    request.setRequestHeader('X-Hearth-File-Name', encodeURIComponent(name));
    request.upload.onprogress = ({ loaded, total }) => {
      listen();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => end(readUploadAnswer(request.status, request.responseText));
    request.onerror = () => end({ kind: 'later', afterMs: null });
    request.onabort = () => end(signal.aborted ? { kind: 'unwanted' } : { kind: 'later', afterMs: null });
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) return end({ kind: 'unwanted' });
    listen();
    request.send(bytes);
  });
}

/** Reads the server's answer, or that of a proxy before it. Whatever is not a clear yes or no is tried again. */
export function readUploadAnswer(status: number, text: string): UploadResult {
  const { file, error, errors } = parse(text);
  if (file) return { kind: 'kept', file };
  if (error) return { kind: 'refused', words: error.message, type: error.__typename };
  // A proxy that takes less than the server has no words of its own.
  if (status === 413 && !errors) return { kind: 'too-large' };
  return readError(errors?.[0]);
}

function parse(text: string): UploadAnswer {
  try {
    return JSON.parse(text) as UploadAnswer;
  } catch {
    return {};
  }
}
