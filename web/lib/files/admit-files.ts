/** How much may go along with one message. */
export interface FileLimits {
  readonly bytesMax: number;
  readonly countMax: number;
}

/** Why a file that was chosen does not go along. */
export type FileProblem =
  | { readonly kind: 'too-large' | 'empty'; readonly name: string; readonly size: number }
  | { readonly kind: 'too-many' };

const nameLengthMax = 255;

/** Which of the files that were chosen go along beside those that do already, and the first thing that is wrong with the others. */
export function admitFiles<Chosen extends { readonly name: string; readonly size: number }>(
  chosen: readonly Chosen[],
  knownCount: number,
  { bytesMax, countMax }: FileLimits,
): { taken: Chosen[]; problem: FileProblem | null } {
  const wrong = chosen.find(({ size }) => size === 0 || size > bytesMax);
  const good = chosen.filter(({ size }) => size > 0 && size <= bytesMax);
  const taken = good.slice(0, Math.max(0, countMax - knownCount));
  if (wrong) {
    const { name, size } = wrong;
    return { taken, problem: { kind: size === 0 ? 'empty' : 'too-large', name, size } };
  }
  return { taken, problem: taken.length < good.length ? { kind: 'too-many' } : null };
}

/** A name as the server takes it: no path, and at most 255 characters, of which the ending stays. */
export function fileName(name: string): string {
  const plain = Array.from(name.replaceAll(/[/\\\p{Cc}]/gu, '_').trim());
  if (plain.length === 0) return 'file';
  if (plain.length <= nameLengthMax) return plain.join('');
  const ending = /\.[^.]{1,16}$/u.exec(name)?.[0] ?? '';
  return plain.slice(0, nameLengthMax - Array.from(ending).length).join('') + ending;
}
