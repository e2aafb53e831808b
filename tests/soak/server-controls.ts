/**
 * Loaded into the server's process before the program: sets its clock, as somebody at the machine could, and tells how much memory it
 * holds once everything that is garbage is gone. Knows nothing of the program.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type Order = { readonly order: 'set-clock'; readonly aheadMs: number } | { readonly order: 'weigh' };

const RealDate = Date;
let aheadMs = 0;

globalThis.Date = class extends RealDate {
  constructor(...values: [] | [number | string | Date]) {
    super(...((values.length === 0 ? [RealDate.now() + aheadMs] : values) as [number]));
  }

  static override now(): number {
    return RealDate.now() + aheadMs;
  }
} as DateConstructor;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (order: Order) => {
  if (order.order === 'set-clock') aheadMs = order.aheadMs;
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rssBytes: rss, usedBytes: heapUsed + external });
});
process.channel?.unref();
