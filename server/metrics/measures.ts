import type { Metrics } from './metrics.ts';

/** Upper bounds in seconds, from a disk with its own cache to one that is in trouble. */
const latencyBuckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];
const groupSizeBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** What is measured of each message's path: each takes a value. */
export interface Measures {
  fanOutSeconds(seconds: number): void;
  commitSeconds(seconds: number): void;
  /** Sends. */
  groupSize(sends: number): void;
}

export function createMeasures(metrics: Metrics): Measures {
  return {
    fanOutSeconds: metrics.histogram(
      'hearth_fan_out_seconds',
      'From a commit until all that it announced was handed to the sockets of this process.',
      latencyBuckets,
    ),
    commitSeconds: metrics.histogram(
      'hearth_commit_seconds',
      'How long a transaction of sends took, fsync included.',
      latencyBuckets,
    ),
    groupSize: metrics.histogram('hearth_commit_group_sends', 'Sends that shared a transaction.', groupSizeBuckets),
  };
}
