import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';

/**
 * A WebSocket client that costs almost nothing (RFC 6455, text frames, no extensions), so that one core of load can saturate one core
 * of server. Frames are handed over as bytes; nothing is parsed that nobody asked for.
 */
export class LeanSocket {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  /** Called with each text frame's payload; the buffer is valid during the call only. */
  onFrame: (payload: Buffer) => void = () => {};
  onClose: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('close', () => this.onClose());
    socket.on('error', () => socket.destroy());
  }

  /** Connects and upgrades. Throws if the server refuses. */
  static open(port: number, path: string, protocol: string | null): Promise<LeanSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        ...(protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
      ];
      socket.once('error', reject);
      socket.once('connect', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
      let head = Buffer.alloc(0);
      const onData = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.off('data', onData).off('error', reject);
        if (!head.toString('latin1', 0, 12).includes(' 101')) {
          reject(new Error(`The server refused the socket: ${head.toString('latin1', 0, end)}`));
          return;
        }
        const lean = new LeanSocket(socket);
        resolve(lean);
        const rest = head.subarray(end + 4);
        if (rest.length > 0) queueMicrotask(() => lean.#receive(rest));
      };
      socket.on('data', onData);
    });
  }

  /** Sends one text frame. The mask is zero: it hides nothing on loopback and costs nothing. */
  send(text: string): void {
    const payload = Buffer.from(text);
    const length = payload.length;
    const head = length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
    head[0] = 0x81;
    if (length < 126) head[1] = 0x80 | length;
    else {
      head[1] = 0x80 | 126;
      head.writeUInt16BE(length, 2);
    }
    this.#socket.write(Buffer.concat([head, payload]));
  }

  /** Reads nothing more, so that the system's buffers fill on both sides. */
  pause(): void {
    this.#socket.pause();
  }

  /** Reads on. Resolves when the connection is closed. */
  resumeUntilClosed(): Promise<void> {
    return new Promise((resolve) => {
      this.onClose = resolve;
      if (this.#socket.destroyed) resolve();
      else this.#socket.resume();
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      if (data.length - at < 2) break;
      const opcode = data[at]! & 0x0f;
      let length = data[at + 1]! & 0x7f;
      let start = at + 2;
      if (length === 126) {
        if (data.length - at < 4) break;
        length = data.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) {
        if (data.length - at < 10) break;
        length = Number(data.readBigUInt64BE(at + 2));
        start = at + 10;
      }
      if (data.length < start + length) break;
      if (opcode === 1) this.onFrame(data.subarray(start, start + length));
      else if (opcode === 9) this.#socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
      else if (opcode === 8) this.#socket.end();
      at = start + length;
    }
    this.#rest = at === data.length ? Buffer.alloc(0) : Buffer.from(data.subarray(at));
  }
}
