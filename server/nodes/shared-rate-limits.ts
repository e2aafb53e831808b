import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { createRateLimits, type RateLimits } from '../shared/rate-limits.ts';
import type { Redis } from './redis.ts';

/** Limits that all nodes count together in Redis; while it is away, each node counts for itself from nothing. */
export function createSharedRateLimits(isLifted: boolean, redis: Redis, prefix: string): RateLimits {
  return createRateLimits(
    isLifted,
    (keyPrefix, points, duration) =>
      new RateLimiterRedis({
        storeClient: redis,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        keyPrefix: `${prefix}:limit:${keyPrefix}`,
        points,
        duration,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
      }),
  );
}
