import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Outlet } from './graphql/subscriptions.ts';
import { closeCodes } from './realtime/connections.ts';
import { limits } from './shared/limits.ts';

/** The outlets that have something to write at the end of this turn of the event loop. */
let due: SocketOutlet[] = [];

/**
 * Writes to one socket. What is written within one turn of the event loop leaves in one system call, and sockets that are due the same
 * frames share one buffer. A reader that lets more than `bufferBytesMax` pile up is closed with `tooSlow` and resumes later, so
 * that it costs nobody else anything.
 *
 * Frames are encoded here rather than by ws, once for all who get them: frames of a server are not masked (RFC 6455, 5.1), so they are
 * the same bytes on every socket. Without compression ws writes its own frames (pings, closing) at once and whole, so they never mix.
 */
export class SocketOutlet {
  readonly #socket: WebSocket;
  readonly #raw: Socket;
  readonly #slowReaders: { total: number };
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #subscriptions = 0;
  /** Bytes that may pile up; a stranger's socket may hold little of the server's memory. */
  bufferBytesMax: number = limits.anonymousSocketBufferBytesMax;

  /** `slowReaders` counts the sockets that were closed for it. */
  constructor(socket: WebSocket, raw: Socket, slowReaders: { total: number }) {
    this.#socket = socket;
    this.#raw = raw;
    this.#slowReaders = slowReaders;
  }

  /** Writes one encoded frame. Answers false, and writes nothing, once the socket is closing. */
  write(frame: Buffer): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    if (this.#pending.length === 0) {
      if (due.length === 0) setImmediate(writeDue);
      due.push(this);
    }
    this.#pending.push(frame);
    this.#pendingBytes += frame.length;
    if (this.#pendingBytes + this.#raw.writableLength <= this.bufferBytesMax) return true;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#slowReaders.total++;
    const reason = 'You fell too far behind. Reconnect and resume after the last position you saw.';
    this.#socket.close(closeCodes.tooSlow, reason);
    return false;
  }

  /** Writes what is pending now, before something that is not a frame of ours, such as closing. */
  flush(): void {
    const frames = this.#pending;
    if (frames.length === 0) return;
    this.#pending = [];
    this.#pendingBytes = 0;
    if (this.#socket.readyState === WebSocket.OPEN && this.#raw.writable) this.#raw.write(joined(frames));
  }

  /** The outlet of one operation on this socket. */
  of(operationId: string): Outlet {
    return {
      operationId,
      encode: encodeTextFrame,
      write: (frame) => this.write(frame),
      drained: () => this.#drained(),
      begin: () => {
        if (this.#subscriptions >= limits.subscriptionsPerSocketMax) return false;
        this.#subscriptions++;
        return true;
      },
      end: () => {
        this.#subscriptions--;
      },
    };
  }

  async #drained(): Promise<void> {
    this.flush();
    if (!this.#raw.writableNeedDrain) return new Promise((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#raw.off('drain', done).off('close', done);
        resolve();
      };
      this.#raw.on('drain', done).on('close', done);
    });
  }
}

/** A text frame of a server: final, not masked (RFC 6455, 5.2). */
export function encodeTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = 0x81;
  if (headLength === 2) frame[1] = length;
  else if (headLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headLength, 'utf8');
  return frame;
}

function writeDue(): void {
  const outlets = due;
  due = [];
  for (const outlet of outlets) outlet.flush();
  lastJoined = null;
}

/** The frames that were joined last: neighbours in a room are due the same. */
let lastJoined: { readonly frames: readonly Buffer[]; readonly bytes: Buffer } | null = null;

function joined(frames: readonly Buffer[]): Buffer {
  if (frames.length === 1) return frames[0]!;
  const last = lastJoined;
  if (last?.frames.length === frames.length && frames.every((frame, index) => frame === last.frames[index]))
    return last.bytes;
  const bytes = Buffer.concat(frames);
  lastJoined = { frames, bytes };
  return bytes;
}
