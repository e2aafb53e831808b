/** Who can stand in a sentence. */
export interface Named {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly isDeleted?: boolean;
}

/** A sentence in which `name` gives the word that stands for somebody. */
export type Sentence = (name: (person: Named) => string) => string;

/** Characters for private use, which no language has. */
const mark = /\uE000(\d+)\uE001/u;

/** The sentence cut where somebody is named, in whichever order its language names them. */
export function piecesOf(sentence: Sentence): (string | Named)[] {
  const people: Named[] = [];
  const text = sentence((person) => `\uE000${people.push(person) - 1}\uE001`);
  // Every second piece is the number of one of them, unless somebody typed such characters themselves.
  return text.split(mark).map((piece, index) => (index % 2 === 1 ? (people[Number(piece)] ?? piece) : piece));
}
