import type { SendStore } from './send-store.ts';

/** What is measured of each group that was committed. */
export interface CommitMeasures {
  /** Takes how long the transaction took, fsync included, in seconds. */
  commitSeconds(seconds: number): void;
  /** Takes how many sends shared it. */
  groupSize(sends: number): void;
}

/** The same store, with each commit measured. */
export function measured(store: SendStore, measures: CommitMeasures): SendStore {
  return {
    async store(sends, now) {
      const begun = performance.now();
      const outcomes = await store.store(sends, now);
      measures.commitSeconds((performance.now() - begun) / 1000);
      measures.groupSize(sends.length);
      return outcomes;
    },
    close: () => store.close(),
  };
}
