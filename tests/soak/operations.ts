import { moderation } from './moderation.ts';
import type { Client, World } from './world.ts';

export interface Operation {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  run(world: World, client: Client): Promise<unknown>;
}

/** THE table of what people do in a soak. What the product learns to do gets a row here. */
export const operations: readonly Operation[] = [
  { name: 'say', weight: 50, run: async (world, client) => say(world, client, 1) },
  { name: 'say much at once', weight: 4, run: async (world, client) => say(world, client, 8) },
  { name: 'edit', weight: 8, run: async (_world, client) => edit(client) },
  { name: 'delete', weight: 4, run: async (_world, client) => remove(client) },
  {
    name: 'look at another room',
    weight: 14,
    async run(_world, client) {
      const tab = anyOf(client, client.tabs);
      const room = anyOf(client, tab?.app.state().rooms ?? []);
      if (room) tab?.app.look(room.roomId);
    },
  },
  {
    name: 'leave',
    weight: 3,
    run: (world, client) => step(client, (app) => app.leave(anyOf(client, world.roomIds)!)),
  },
  { name: 'join', weight: 6, run: (world, client) => step(client, (app) => app.join(anyOf(client, world.roomIds)!)) },
  {
    name: 'reload the tab',
    weight: 3,
    async run(_world, client) {
      client.tabs.shift()?.close();
      client.tabs.unshift(client.browser.openTab());
    },
  },
  {
    name: 'open or close a second tab',
    weight: 3,
    async run(_world, { tabs, browser }) {
      if (tabs.length > 1) tabs.splice(1).forEach((tab) => tab.close());
      else tabs.push(browser.openTab());
    },
  },
  ...moderation,
  { name: 'sign out', weight: 2, run: async (_world, { tabs }) => tabs[0]?.app.signOut() },
];

const weights = operations.reduce((sum, { weight }) => sum + weight, 0);

/** One thing that the client's owner does, as their own random numbers choose. */
export async function doSomething(world: World, client: Client): Promise<void> {
  if (!(await world.comeIn(client))) return;
  let at = client.random.next() * weights;
  const operation = operations.find(({ weight }) => (at -= weight) < 0) ?? operations[0]!;
  await operation.run(world, client);
}

function say(world: World, client: Client, count: number): void {
  const { app } = client.tabs[0]!;
  const { rooms, timelines } = app.state();
  const roomId = timelines[0]?.roomId ?? anyOf(client, rooms)?.roomId;
  if (roomId === undefined) return;
  for (let index = 0; index < count; index++)
    app.say(roomId, `${client.name} says ${++client.said} in ${world.options.seed}`);
}

/** Changes one of the last messages of one's own, which somebody may be deleting on another device. */
function edit(client: Client): void {
  const { app } = client.tabs[0]!;
  const { roomId = '', lines = [] } = app.state().timelines[0] ?? {};
  const line = anyOf(client, lines.filter(({ authorId }) => authorId === client.person.id).slice(-5));
  if (line) app.edit(roomId, line.id, `${client.name} edits ${++client.said}`);
}

/** Deletes one of the last messages; whose it is decides the server. */
async function remove(client: Client): Promise<void> {
  const { app } = client.tabs[0]!;
  const lines = app.state().timelines[0]?.lines ?? [];
  const line = anyOf(client, lines.filter(({ authorId }) => authorId === client.person.id).slice(-5)) ?? lines.at(-1);
  if (line) await app.delete(line.id);
}

/** People enter and leave one step at a time, so that the order of their steps is known. */
function step(
  { person, tabs }: Client,
  take: (app: Client['tabs'][number]['app']) => Promise<unknown>,
): Promise<unknown> {
  return (person.lastStep = person.lastStep.then(() => take(tabs[0]!.app)));
}

function anyOf<Item>({ random }: Client, items: readonly Item[]): Item | undefined {
  return items[random.below(items.length)];
}
