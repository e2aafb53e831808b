/** Somebody who has just come in. */
export interface Person {
  readonly id: string;
  readonly displayName: string;
}
