import { createServer, type Server } from 'node:http';

/** What answers plain http beside a server that does TLS: the authority's proofs, and for all else where to go. */
export interface PlainDoor {
  /** The port that it listens on. */
  readonly port: number;
  showProof(token: string, proof: string): void;
  hideProof(token: string): void;
  close(): Promise<void>;
}

const proofPath = '/.well-known/acme-challenge/';

/** Opens the door at `port`. Whatever is asked there is redirected to the same path of `publicUrl`, whatever name it was asked by. */
export async function openPlainDoor(host: string, port: number, publicUrl: URL): Promise<PlainDoor> {
  const proofs = new Map<string, string>();
  const server: Server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const path = request.url ?? '/';
    const proof = path.startsWith(proofPath) ? proofs.get(path.slice(proofPath.length)) : undefined;
    if (proof !== undefined) {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' });
      response.end(proof);
      return;
    }
    const location = `${publicUrl.origin}${path.startsWith('/') && !path.startsWith('//') ? path : '/'}`;
    response.writeHead(308, { Location: location, 'Content-Length': 0, Connection: 'close' }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    showProof: (token, proof) => proofs.set(token, proof),
    hideProof: (token) => proofs.delete(token),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
