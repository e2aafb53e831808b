/** The middle one of a few figures, or the mean of the two in the middle. NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The figure that `share` (0 to 1) of all do not exceed (nearest rank). NaN of none. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Of several runs of one measurement, each figure's median on its own. */
export function medianOfEach<Figures extends Readonly<Record<string, number>>>(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0]!);
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]!))])) as Figures;
}

/** 1,234 or 56k or 1,200k: as many digits as mean something. */
export function thousands(figure: number): string {
  return figure >= 10_000
    ? `${Math.round(figure / 1000).toLocaleString('en')}k`
    : Math.round(figure).toLocaleString('en');
}
