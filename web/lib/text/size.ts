import { spokenLanguage } from './say.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A number of bytes as people read it: 340 kB, 1.2 GB. A kilobyte is 1,000 bytes, as disks are sold. */
export function inBytes(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const format = {
    style: 'unit',
    unit: units[step],
    // Short, a byte is a word all the same, and in English one for any number of them.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(spokenLanguage(), format).format(value);
}
