/** What names the one conversation of two people, whoever asks: their ids in order. One's own twice is for notes to oneself. */
export function directKey(oneId: string, otherId: string): string {
  return [oneId, otherId].toSorted().join(' ');
}

/** The ids of those whom the key names: two, or one's own alone. */
export function peopleOfKey(key: string): readonly string[] {
  return [...new Set(key.split(' '))];
}

/** The other of the two, as somebody who is one of them sees it; themselves in notes to oneself. */
export function partnerInKey(key: string, viewerId: string): string {
  const people = peopleOfKey(key);
  return people.find((id) => id !== viewerId) ?? viewerId;
}
