import { statfs } from 'node:fs/promises';
import type { App } from './app.ts';
import { readLastBackup } from './database/backup/last-backup.ts';

/** What the parts of a running server count, under the names that docs/operations.md explains. Call once for an app. */
export function publishFigures(app: App): void {
  const { metrics, connections, backend, documents } = app;
  const { hub, writer, services, version, refusals } = backend;

  metrics.fact('hearth_info', 'The version of Hearth that runs.', 'version', version);
  metrics.gauge('hearth_connections', 'Open sockets.', () => connections.size);
  metrics.gauge('hearth_connections_signed_in', 'Open sockets that speak for a session.', () => connections.signedIn);
  metrics.counter('hearth_sockets_opened_total', 'Sockets that were opened.', () => app.tallies.socketsOpened.total);
  metrics.counters('hearth_sockets_closed_total', 'Sockets that were closed, by close code.', ['code'], () =>
    app.tallies.socketsClosed.counts(),
  );
  metrics.gauge('hearth_subscriptions', 'Subscriptions that listen now.', () => hub.size);
  metrics.counter('hearth_deliveries_total', 'Events handed to subscriptions, one for each.', () => hub.delivered);
  metrics.counter(
    'hearth_messages_stored_total',
    'New messages that were committed.',
    () => app.tallies.messages.total,
  );
  metrics.gauge('hearth_storage_writable', '1, or 0 while writes fail for want of room or of the database.', () =>
    services.work.storage.problem === null ? 1 : 0,
  );
  metrics.gauge('hearth_behind', '1 while requests are refused because the event loop is late, otherwise 0.', () =>
    backend.load.isBehind ? 1 : 0,
  );
  metrics.gauge('hearth_sends_waiting', 'Messages that wait to be written.', () => writer.waiting);
  metrics.gauge('hearth_passwords_waiting', 'Passwords that wait to be hashed.', () => services.passwords.waiting);
  metrics.counter(
    'hearth_slow_readers_cut_total',
    'Sockets that were closed because their reader fell too far behind (4413).',
    () => app.tallies.slowReaders.total,
  );
  metrics.counter(
    'hearth_ephemeral_events_dropped_total',
    'Events of the moment, such as presence, that a slow reader was not told.',
    () => app.tallies.ephemeralsDropped.total,
  );
  metrics.counters('hearth_refusals_total', 'Requests that were refused, by extensions.code.', ['code'], () =>
    refusals.counts(),
  );
  metrics.counters(
    'hearth_graphql_operations_total',
    "Operations asked for: the app's own by name, all others together.",
    ['operation'],
    () => documents.counts(),
  );
  metrics.counters(
    'hearth_http_requests_total',
    'HTTP requests, by class of address and status.',
    ['route', 'status'],
    () => app.tallies.requests.counts(),
  );
  metrics.gauge(
    'hearth_last_backup_timestamp_seconds',
    'When the newest backup of this machine was made, in seconds since 1970; 0 if none was.',
    () => Date.parse(readLastBackup(app.config.dataDir)?.madeAt ?? '1970-01-01T00:00:00Z') / 1000,
  );
  if (app.config.redisUrl !== null) {
    metrics.gauge('hearth_redis_up', '1, or 0 while other nodes are reached through the database alone.', () =>
      app.node.isInTouch() ? 1 : 0,
    );
  }
  metrics.gauge('hearth_files_disk_free_bytes', 'Bytes that are free where FILES_DIR lies.', () =>
    backend.files.freeBytes(),
  );
  if (app.config.databaseUrl === null) {
    metrics.gauge('hearth_disk_free_bytes', 'Bytes that are free where DATA_DIR lies.', async () => {
      const { bavail, bsize } = await statfs(app.config.dataDir);
      return bavail * bsize;
    });
  }
}
