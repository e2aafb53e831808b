const bodyLength = 100;

/** A 100-byte body that begins with the time of sending, for measuring how long it took. */
export function timedBody(): string {
  return `at${performance.now().toFixed(3)};`.padEnd(bodyLength, 'x');
}

/** Milliseconds since the body in these bytes was made. */
export function ageOf(payload: Buffer): number {
  const start = payload.indexOf('at');
  return performance.now() - Number(/at(\d+\.\d+);/.exec(payload.toString('latin1', start, payload.length))?.[1]);
}
