/** Something that whoever hosts Hearth can mend; its message says what is wrong and the way out, and is all that they are shown. */
export class Problem extends Error {}
