import { measureFanOut } from './fan-out.ts';
import { markdown } from './report.ts';
import type { Target } from './targets/target.ts';

/** Server processor time per delivery, in microseconds, in a room of so many. */
export interface Cost {
  readonly size: number;
  /** At a steady pace, and with as much as it takes. */
  readonly pacedMicros: number;
  readonly saturatedMicros: number;
}

const sizes = [50, 200, 500, 1_000, 2_000] as const;
const pacedDeliveriesPerSecond = 100_000;
const saturatingSenders = 16;

/** What a delivery costs in rooms of 50 to 2,000 people. `tell` hears of each size as it is done. */
export async function measureCost(target: Target, tell: (line: string) => void): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const size of sizes) {
    const load = { rooms: 1, size, senders: saturatingSenders, inFlight: 1, seconds: 2, runs: 3 };
    const paced = await measureFanOut(target, { ...load, messagesPerSecond: pacedDeliveriesPerSecond / size });
    const saturated = await measureFanOut(target, load);
    costs.push({ size, pacedMicros: paced.cpuMicrosPerDelivery, saturatedMicros: saturated.cpuMicrosPerDelivery });
    tell(
      `${size} people: ${micros(paced.cpuMicrosPerDelivery)} us at ${Math.round(paced.deliveriesPerSecond / 1000)}k/s, ` +
        `${micros(saturated.cpuMicrosPerDelivery)} us at ${Math.round(saturated.deliveriesPerSecond / 1000)}k/s`,
    );
  }
  return costs;
}

/** A server's costs beside the floor's: the ratio at each size, and how flat each is (dearest divided by cheapest). */
export function costTable(name: string, costs: readonly Cost[], floor: readonly Cost[]): string {
  const head = [
    'E: us of server CPU per delivery',
    ...['at 100k/s', 'saturated'].flatMap((load) => [`${name}, ${load}`, 'raw Node', 'ratio']),
  ];
  const rows = costs.map((cost, at) => [
    `room of ${cost.size.toLocaleString('en')}`,
    ...(['pacedMicros', 'saturatedMicros'] as const).flatMap((load) => {
      const least = floor[at]![load];
      return [micros(cost[load]), micros(least), (cost[load] / least).toFixed(2)];
    }),
  ]);
  const flatness = (of: readonly Cost[], load: 'pacedMicros' | 'saturatedMicros'): string => {
    const all = of.map((cost) => cost[load]);
    return (Math.max(...all) / Math.min(...all)).toFixed(2);
  };
  const last = ['dearest / cheapest'];
  for (const load of ['pacedMicros', 'saturatedMicros'] as const)
    last.push(flatness(costs, load), flatness(floor, load), '');
  return markdown([head, ...rows, last]);
}

function micros(figure: number): string {
  return figure.toFixed(2);
}
