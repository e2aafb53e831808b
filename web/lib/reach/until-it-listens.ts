/** Milliseconds before the first look, in which a server that listens anew stops, and between two looks. */
const lookIntervalMs = 400;

/** Resolves once the server answers that it is ready, after it was told to listen elsewhere; never if it is given up. */
export async function untilItListens(givenUp: AbortSignal): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookIntervalMs));
    if (givenUp.aborted) return new Promise(() => undefined);
    const isReady = await fetch('/health', { signal: givenUp, cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
  }
}
