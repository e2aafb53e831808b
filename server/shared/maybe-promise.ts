/** A value that is here at once where it lies beside us, and later where it has to be fetched. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value as soon as it is here: at once, without a turn of the event loop, if it is here already. */
export function whenHere<T, Result>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<Result>,
): MaybePromise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
