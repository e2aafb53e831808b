const firstMaxMs = 300;
const growthMs = 1_000;
const delayMaxMs = 5_000;
/** Tries of the socket that follow each other within a second. */
const quickTries = 5;

/**
 * How long to wait before the `attempt`th try (0, 1, 2 ...), in milliseconds; `random` is in [0, 1).
 * The first is quick, for a server that restarts; later ones spread out, so that a thousand clients do not return at once.
 */
export function retryDelayMs(attempt: number, random: number): number {
  if (attempt === 0) return Math.round(random * firstMaxMs);
  const ceiling = Math.min(growthMs * 2 ** (attempt - 1), delayMaxMs);
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}

/**
 * The same for the socket: a server that restarts for a new version is away for a second or two, in which it is tried every second at
 * least, so that somebody who types hears nothing of it.
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  return retryDelayMs(attempt <= quickTries ? Math.min(attempt, 1) : attempt - quickTries + 1, random);
}
