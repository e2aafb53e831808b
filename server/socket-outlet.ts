import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Outlet } from './graphql/subscriptions.ts';
import { closeCodes } from './realtime/connections.ts';
import { Pace } from './realtime/pace.ts';
import { limits } from './shared/limits.ts';

/** What waits for the end of this turn of the event loop: answers to those who wait for them. */
let dueNow: SocketOutlet[] = [];
/** What waits for the next round of deliveries. */
let dueNext: SocketOutlet[] = [];

/** Rounds of deliveries: at once while there is little to write, further apart the longer a round takes. */
const pace = new Pace(() => {
  const outlets = dueNext;
  dueNext = [];
  for (const outlet of outlets) outlet.flush();
  lastJoined = null;
});

/**
 * Writes to one socket. What is written within one turn of the event loop, and under load within a few, leaves in one system call, and
 * sockets that are due the same frames share one buffer. A reader that lets more than `bufferBytesMax` or `socketBufferFramesMax` pile
 * up is closed with `tooSlow` and resumes later, so that it costs nobody else anything.
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

  /** Writes one encoded frame in the next round of deliveries. Answers false, and writes nothing, once the socket is closing. */
  write(frame: Buffer): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    if (this.#pending.length === 0) {
      dueNext.push(this);
      if (dueNext.length === 1) pace.ask();
    }
    return this.#add(frame);
  }

  /** The same at the end of this turn of the event loop, with all that is pending before it: somebody waits for this answer. */
  writeSoon(frame: Buffer): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    if (dueNow.length === 0) setImmediate(writeDueNow);
    dueNow.push(this);
    return this.#add(frame);
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
    return new OperationOutlet(this, operationId);
  }

  beginSubscription(): boolean {
    if (this.#subscriptions >= limits.subscriptionsPerSocketMax) return false;
    this.#subscriptions++;
    return true;
  }

  endSubscription(): void {
    this.#subscriptions--;
  }

  async drained(): Promise<void> {
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

  #add(frame: Buffer): boolean {
    this.#pending.push(frame);
    this.#pendingBytes += frame.length;
    const isWithin = this.#pendingBytes + this.#raw.writableLength <= this.bufferBytesMax;
    if (isWithin && this.#pending.length <= limits.socketBufferFramesMax) return true;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#slowReaders.total++;
    const reason = 'You fell too far behind. Reconnect and resume after the last position you saw.';
    this.#socket.close(closeCodes.tooSlow, reason);
    return false;
  }
}

class OperationOutlet implements Outlet {
  readonly operationId: string;
  readonly nextFrame = encodeNextFrame;
  readonly #outlet: SocketOutlet;

  constructor(outlet: SocketOutlet, operationId: string) {
    this.#outlet = outlet;
    this.operationId = operationId;
  }

  write(frame: Buffer): boolean {
    return this.#outlet.write(frame);
  }

  drained(): Promise<void> {
    return this.#outlet.drained();
  }

  begin(): boolean {
    return this.#outlet.beginSubscription();
  }

  end(): void {
    this.#outlet.endSubscription();
  }
}

/** Text frames of a server, one after the other: final, not masked (RFC 6455, 5.2). */
export function encodeTextFrames(...texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headLengthOf(length) + length, 0));
  let at = 0;
  texts.forEach((text, index) => {
    at = writeHead(frames, at, lengths[index]!);
    at += frames.write(text, at, 'utf8');
  });
  return frames;
}

/** The frame that tells an operation a result, of which the JSON is encoded already. */
function encodeNextFrame(operationId: string, json: Buffer): Buffer {
  const before = `{"id":${JSON.stringify(operationId)},"type":"next","payload":`;
  const length = Buffer.byteLength(before) + json.length + 1;
  const frame = Buffer.allocUnsafe(headLengthOf(length) + length);
  let at = writeHead(frame, 0, length);
  at += frame.write(before, at, 'utf8');
  at += json.copy(frame, at);
  frame[at] = 0x7d;
  return frame;
}

function headLengthOf(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** Writes the head of a frame at `at` and answers where its payload begins. */
function writeHead(frame: Buffer, at: number, length: number): number {
  frame[at] = 0x81;
  if (length < 126) {
    frame[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    frame[at + 1] = 126;
    frame.writeUInt16BE(length, at + 2);
    return at + 4;
  }
  frame[at + 1] = 127;
  frame.writeBigUInt64BE(BigInt(length), at + 2);
  return at + 10;
}

function writeDueNow(): void {
  const outlets = dueNow;
  dueNow = [];
  for (const outlet of outlets) outlet.flush();
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
