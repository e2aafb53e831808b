/** Something the person at the keyboard can mend; its message is all that they are shown. */
export class Problem extends Error {}
