import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Tallies } from './metrics/tallies.ts';
import type { Outlet } from './graphql/outlet.ts';
import { closeCodes } from './realtime/connections.ts';
import { Pace } from './realtime/pace.ts';
import { limits } from './shared/limits.ts';
import { encodeNextFrame } from './socket-frames.ts';

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

type OutletTallies = Pick<Tallies, 'slowReaders' | 'ephemeralsDropped'>;

/**
 * Writes to one socket. What is written within one turn of the event loop, and under load within a few, leaves in one system call, and
 * sockets that are due the same frames share one buffer. While the system takes no more, frames wait here, where they are counted. A
 * reader that lets them pile up is told no more of the moment (`ephemeralBufferBytesMax`, `ephemeralBufferFramesMax`), then closed with
 * `tooSlow` (`bufferBytesMax`, `socketBufferFramesMax`) and resumes later, so that it costs nobody else anything.
 *
 * Frames are encoded by us rather than by ws, once for all who get them. Without compression ws writes its own frames (pings, closing)
 * at once and whole, so they never mix.
 */
export class SocketOutlet {
  readonly #socket: WebSocket;
  readonly #raw: Socket;
  readonly #tallies: OutletTallies;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** The system takes no more: what is pending waits for the socket's `drain`. */
  #isStuck = false;
  #subscriptions = 0;
  /** Bytes that may pile up; a stranger's socket may hold little of the server's memory. */
  bufferBytesMax: number = limits.anonymousSocketBufferBytesMax;

  constructor(socket: WebSocket, raw: Socket, tallies: OutletTallies) {
    this.#socket = socket;
    this.#raw = raw;
    this.#tallies = tallies;
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

  /** The same for what is true for a moment only: answers false, and writes nothing, while much else waits too. */
  writeEphemeral(frame: Buffer): boolean {
    const isBehind =
      this.#pending.length >= limits.ephemeralBufferFramesMax ||
      this.#pendingBytes + this.#raw.writableLength >= limits.ephemeralBufferBytesMax;
    if (!isBehind) return this.write(frame);
    this.#tallies.ephemeralsDropped.total++;
    return false;
  }

  /** The same at the end of this turn of the event loop, with all that is pending before it: somebody waits for this answer. */
  writeSoon(frame: Buffer): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    if (dueNow.length === 0) setImmediate(writeDueNow);
    dueNow.push(this);
    return this.#add(frame);
  }

  /** Writes what is pending, as far as the system takes it; the rest follows by itself. */
  flush(): void {
    while (this.#pending.length > 0 && !this.#isStuck) this.#writeSome();
  }

  /** Writes all that is pending, before something that is not a frame of ours: closing. */
  finish(): void {
    if (this.#pending.length > 0) this.#hand(this.#take(Infinity));
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

  /** Resolves when nothing is pending any more, and answers whether the socket is still open. */
  async drained(): Promise<boolean> {
    this.flush();
    if (this.#isStuck) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          if (this.#isStuck && !this.#raw.destroyed) return;
          this.#raw.off('drain', done).off('close', done);
          resolve();
        };
        this.#raw.on('drain', done).on('close', done);
      });
    } else await new Promise((resolve) => setImmediate(resolve));
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #add(frame: Buffer): boolean {
    this.#pending.push(frame);
    this.#pendingBytes += frame.length;
    const isWithin = this.#pendingBytes + this.#raw.writableLength <= this.bufferBytesMax;
    if (isWithin && this.#pending.length <= limits.socketBufferFramesMax) return true;
    this.#take(Infinity);
    this.#tallies.slowReaders.total++;
    const reason = 'You fell too far behind. Reconnect and resume after the last position you saw.';
    this.#socket.close(closeCodes.tooSlow, reason);
    return false;
  }

  #writeSome(): void {
    const frames = this.#take(limits.socketWriteBytesMax);
    // What is less than the stream's own bound, or was taken at once, leaves nothing to wait for.
    if (this.#hand(frames) || this.#raw.writableLength === 0) return;
    this.#isStuck = true;
    this.#raw.once('drain', () => {
      this.#isStuck = false;
      this.flush();
    });
  }

  /** Answers false if the stream asks to wait for its `drain`. */
  #hand(frames: readonly Buffer[]): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN || !this.#raw.writable) return true;
    return this.#raw.write(joined(frames));
  }

  /** Takes the first of the pending frames, at least one and no more than so many bytes. */
  #take(bytesMax: number): readonly Buffer[] {
    const frames = this.#pending;
    if (this.#pendingBytes <= bytesMax) {
      this.#pending = [];
      this.#pendingBytes = 0;
      return frames;
    }
    let count = 1;
    let bytes = frames[0]!.length;
    while (bytes + frames[count]!.length <= bytesMax) bytes += frames[count++]!.length;
    this.#pending = frames.slice(count);
    this.#pendingBytes -= bytes;
    return frames.slice(0, count);
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

  writeEphemeral(frame: Buffer): boolean {
    return this.#outlet.writeEphemeral(frame);
  }

  drained(): Promise<boolean> {
    return this.#outlet.drained();
  }

  begin(): boolean {
    return this.#outlet.beginSubscription();
  }

  end(): void {
    this.#outlet.endSubscription();
  }
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
