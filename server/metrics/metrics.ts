import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counts by key; the words of a key are the values of the labels, in their order. */
export type Labelled = Iterable<readonly [key: string, count: number]>;

/**
 * The figures of one server in Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats). Counters and gauges are
 * plain numbers elsewhere, read only when somebody asks; a histogram takes about 0.3 µs for each value.
 */
export class Metrics {
  readonly #registry = new Registry();
  /** The media type of `text`. */
  readonly contentType: string = this.#registry.contentType;
  #hasProcess = false;

  /** A number that only grows while the process lives. */
  counter(name: string, help: string, read: () => number): void {
    new Counter({ name, help, registers: [this.#registry], collect: setTo(read) });
  }

  /** Counters that labels tell apart. */
  counters(name: string, help: string, labelNames: readonly string[], read: () => Labelled): void {
    const collect = function (this: Counter): void {
      this.reset();
      for (const [key, count] of read()) this.labels(...key.split(' ')).inc(count);
    };
    new Counter({ name, help, labelNames, registers: [this.#registry], collect });
  }

  /** A number that goes up and down. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async function (this: Gauge): Promise<void> {
      this.set(await read());
    };
    new Gauge({ name, help, registers: [this.#registry], collect });
  }

  /** A fact that does not change, told by a label's value. */
  fact(name: string, help: string, label: string, value: string): void {
    new Gauge({ name, help, labelNames: [label], registers: [this.#registry] }).set({ [label]: value }, 1);
  }

  /** How values are spread over buckets, named by their upper bounds. Answers what takes a value. */
  histogram(name: string, help: string, buckets: readonly number[]): (value: number) => void {
    const histogram = new Histogram({ name, help, buckets: [...buckets], registers: [this.#registry] });
    return (value) => histogram.observe(value);
  }

  /** Adds what Node knows of its process: processor, memory, event-loop delay, garbage collection, version. Begins to measure them. */
  addProcess(): void {
    if (this.#hasProcess) return;
    this.#hasProcess = true;
    collectDefaultMetrics({ register: this.#registry });
  }

  /** All of it, as it is now. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

function setTo(read: () => number) {
  return function (this: Counter): void {
    this.reset();
    this.inc(read());
  };
}
