/** Somebody who has just come in. */
export interface Person {
  readonly id: string;
  readonly displayName: string;
  /** They may do nothing before they have confirmed an address. */
  readonly mustProveEmail?: boolean;
}
