const firstMaxMs = 300;
const growthMs = 1_000;
const delayMaxMs = 5_000;

/**
 * How long to wait before the `attempt`th try (0, 1, 2 ...), in milliseconds; `random` is in [0, 1).
 * The first is quick, for a server that restarts; later ones spread out, so that a thousand clients do not return at once.
 */
export function retryDelayMs(attempt: number, random: number): number {
  if (attempt === 0) return Math.round(random * firstMaxMs);
  const ceiling = Math.min(growthMs * 2 ** (attempt - 1), delayMaxMs);
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}
