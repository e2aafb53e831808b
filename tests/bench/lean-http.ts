import { connect, type Socket } from 'node:net';

const headEnd = '\r\n\r\n';

/**
 * An HTTP/1.1 client that costs almost nothing: one connection that stays open, one request at a time, answers of a known length, nothing
 * parsed but that length and the status.
 */
export class LeanHttp {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #settle: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
    socket.on('error', (error) => this.#fail(error));
  }

  static open(port: number): Promise<LeanHttp> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new LeanHttp(socket));
      });
    });
  }

  /** Sends the lines of a request's head, and a body; answers the response's body. Throws unless its status is 200. */
  ask(head: readonly string[], body = ''): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(
        [...head, 'Host: 127.0.0.1', `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'),
      );
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    const data = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    const end = data.indexOf(headEnd);
    if (end < 0) return;
    const head = data.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    const start = end + headEnd.length;
    if (length === undefined) return this.#fail(new Error(`The answer has no known length: ${head}`));
    if (data.length < start + Number(length)) return;
    this.#received = [];
    if (!head.startsWith('HTTP/1.1 200')) return this.#fail(new Error(`The server refused: ${data.toString()}`));
    const settle = this.#settle;
    this.#settle = null;
    settle?.resolve(data.subarray(start));
  }

  #fail(error: Error): void {
    this.#settle?.reject(error);
    this.#settle = null;
  }
}
