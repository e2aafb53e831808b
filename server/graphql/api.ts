import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { Documents } from './documents.ts';
import { createSchema } from './schema.ts';

/** What can be asked: the schema, and the web app's own documents with those that others have brought. */
export interface Api {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
}

const folder = join(import.meta.dirname, '../../web/lib/graphql');

let made: Api | null = null;

/** The same for every app of this process: making it takes half of a start, and an app may be started again. */
export function ourApi(): Api {
  made ??= makeApi();
  return made;
}

function makeApi(): Api {
  const schema = createSchema();
  const files = ['generated', 'generated/later', 'generated/outside'].map((part) =>
    join(folder, part, 'persisted-documents.json'),
  );
  return { schema, documents: new Documents(schema, ...files) };
}
