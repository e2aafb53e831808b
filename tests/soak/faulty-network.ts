import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** Nobody reads from it, whatever the other side could take. */
  isHeld: boolean;
}

/** A TCP proxy in front of the server that does to connections what networks do. Its address stays, whatever becomes of the server. */
export class FaultyNetwork {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #targetPort: () => number;
  #isRefusing = false;
  #isStalled = false;
  /** Answers that are to be cut in their middle, by the chance of it for each piece. */
  #cutChance = 0;
  #swallowChance = 0;
  readonly #random: () => number;

  private constructor(targetPort: () => number, random: () => number) {
    this.#targetPort = targetPort;
    this.#random = random;
    this.#server = createServer((client) => this.#accept(client));
  }

  /** Listens on a free port. `random` decides whom chance hits. */
  static async open(targetPort: () => number, random: () => number): Promise<FaultyNetwork> {
    const network = new FaultyNetwork(targetPort, random);
    await new Promise<void>((resolve) => network.#server.listen(0, '127.0.0.1', resolve));
    return network;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts this share of the connections at once. */
  cut(share: number): void {
    for (const link of this.#links) if (this.#random() < share) this.#end(link);
  }

  /** From now on pieces of answers are cut in half, and their connection with them, with this chance. */
  cutAnswers(chance: number): void {
    this.#cutChance = chance;
  }

  /** From now on a connection ends with this chance right after something was sent on it: it arrives, and its answer never does. */
  swallowAnswers(chance: number): void {
    this.#swallowChance = chance;
  }

  /** Nothing passes in either direction, and nothing is cut. */
  stall(): void {
    this.#isStalled = true;
    for (const link of this.#links) hold(link);
  }

  /** This share of the clients stops reading: what the server writes to them piles up. */
  stopReading(share: number): void {
    for (const link of this.#links) {
      if (this.#random() >= share) continue;
      link.isHeld = true;
      link.server.pause();
    }
  }

  /** New connections end at once. */
  refuse(): void {
    this.#isRefusing = true;
  }

  /** All is well again; what was held passes on. */
  heal(): void {
    this.#isRefusing = this.#isStalled = false;
    this.#cutChance = this.#swallowChance = 0;
    for (const link of this.#links) {
      link.isHeld = false;
      link.client.resume();
      link.server.resume();
    }
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const link of this.#links) this.#end(link);
    await closed;
  }

  #accept(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.#isRefusing) return void client.destroy();
    const server = connect({ port: this.#targetPort(), host: '127.0.0.1', noDelay: true });
    const link: Link = { client, server, isHeld: false };
    this.#links.add(link);
    client.setNoDelay(true);
    server.on('error', () => this.#end(link));
    client.on('close', () => this.#end(link)).on('data', (chunk: Buffer) => this.#sent(link, chunk));
    server.on('close', () => this.#end(link)).on('data', (chunk: Buffer) => this.#answered(link, chunk));
    if (this.#isStalled) hold(link);
  }

  #sent(link: Link, chunk: Buffer): void {
    pass(link, link.client, link.server, chunk);
    if (this.#random() >= this.#swallowChance) return;
    // Written out first: the server gets it, and nobody hears what it says.
    link.server.end();
    link.server.removeAllListeners('data').resume();
    link.client.removeAllListeners('close').destroy();
  }

  #answered(link: Link, chunk: Buffer): void {
    if (this.#random() >= this.#cutChance) return pass(link, link.server, link.client, chunk);
    link.client.end(chunk.subarray(0, Math.floor(chunk.length / 2)));
    link.server.destroy();
  }

  #end(link: Link): void {
    this.#links.delete(link);
    link.client.destroy();
    link.server.destroy();
  }
}

function hold(link: Link): void {
  link.isHeld = true;
  link.client.pause();
  link.server.pause();
}

/** Passes a piece on, as fast as the other side takes it. */
function pass(link: Link, from: Socket, to: Socket, chunk: Buffer): void {
  if (to.destroyed || to.write(chunk)) return;
  from.pause();
  to.once('drain', () => link.isHeld || from.resume());
}
