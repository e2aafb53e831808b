import { inBytes } from '../text/size.ts';
import { m } from '../text/words.ts';
import type { FileLimits, FileProblem } from './admit-files.ts';

/** Why a file does not go along, for whoever chose it. */
export function problemWords(problem: FileProblem, { bytesMax, countMax }: FileLimits): string {
  if (problem.kind === 'too-many') return m.file_too_many({ count: countMax });
  const { name, size } = problem;
  if (problem.kind === 'empty') return m.file_empty({ name });
  return m.file_too_large({ name, size: inBytes(size), max: inBytes(bytesMax) });
}
