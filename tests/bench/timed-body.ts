const bodyLength = 100;

/** A body, of 100 bytes unless told, that begins with the time of sending, for measuring how long it took. */
export function timedBody(length = bodyLength, filling = 'x'): string {
  return `at${performance.now().toFixed(3)};`.padEnd(length, filling);
}

/** Milliseconds since the body in these bytes was made. */
export function ageOf(payload: Buffer): number {
  const start = payload.indexOf('at');
  return performance.now() - Number(/at(\d+\.\d+);/.exec(payload.toString('latin1', start, payload.length))?.[1]);
}
