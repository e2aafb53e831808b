import type { Page } from '../core/page.ts';

interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** A Relay connection of one page. */
export interface Connection<Node> {
  readonly edges: Edge<Node>[];
  readonly nodes: Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Dresses a page as a connection. Of the side that was not read, what is certain is told: whether the page began at a cursor. */
export function toConnection<Node>(
  page: Page<Node>,
  cursorOf: (node: Node) => string,
  { isBackward = false, hasStart }: { readonly isBackward?: boolean; readonly hasStart: boolean },
): Connection<Node> {
  const [first, last] = [page.items[0], page.items.at(-1)];
  return {
    // Made when it is asked for: most ask for the nodes alone.
    get edges() {
      return page.items.map((node) => ({ cursor: cursorOf(node), node }));
    },
    nodes: [...page.items],
    pageInfo: {
      hasNextPage: isBackward ? hasStart : page.hasMore,
      hasPreviousPage: isBackward ? page.hasMore : hasStart,
      startCursor: first === undefined ? null : cursorOf(first),
      endCursor: last === undefined ? null : cursorOf(last),
    },
  };
}
