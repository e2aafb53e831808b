import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { bearerToken } from './requests.ts';

/**
 * Answers the figures to whoever brings METRICS_TOKEN. Without that setting there is no such address. A token, and not "only from this
 * computer": behind a proxy that runs beside the server, everybody comes from this computer.
 */
export function createMetricsEndpoint(app: App): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { metrics, config } = app;
  if (config.metricsToken !== null) metrics.addProcess();
  const wanted = config.metricsToken === null ? null : digestOf(config.metricsToken);

  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
    if (wanted === null) {
      response.writeHead(404, plain).end('Figures are not told here. METRICS_TOKEN turns them on.\n');
      return;
    }
    const token = bearerToken(request.headers.authorization);
    if (token === null || !timingSafeEqual(digestOf(token), wanted)) {
      response
        .writeHead(401, { ...plain, 'WWW-Authenticate': 'Bearer' })
        .end('Send METRICS_TOKEN as a bearer token.\n');
      return;
    }
    response.writeHead(200, { 'Content-Type': metrics.contentType }).end(await metrics.text());
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
