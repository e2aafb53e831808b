/** Somebody to write to, as far as writing to them asks. */
export interface Correspondent {
  readonly id: string;
  readonly displayName: string;
}
