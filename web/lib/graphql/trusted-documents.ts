import { makeOperation, mapExchange, type Exchange, type Operation } from '@urql/svelte';
import type { DocumentNode } from 'graphql';

/**
 * Sends the hash that the build gave a document instead of its text: the only kind of document that the server runs for a cookie.
 * `noteDocumentId` goes before the cache, which rewrites documents; `sendDocumentId` goes right before the fetch.
 */
export const noteDocumentId: Exchange = mapExchange({
  onOperation(operation) {
    const documentId = documentIdOf(operation.query);
    return documentId === undefined ? operation : makeOperation(operation.kind, operation, { documentId });
  },
});

export const sendDocumentId: Exchange = mapExchange({
  onOperation(operation) {
    const documentId = notedDocumentId(operation);
    if (documentId === undefined || operation.kind === 'teardown' || operation.kind === 'subscription')
      return operation;
    const query = { ...operation.query, definitions: [], documentId };
    return makeOperation(operation.kind, { ...operation, query }, { fullDocument: operation.query });
  },
  onResult(result) {
    const query = result.operation.context['fullDocument'] as DocumentNode | undefined;
    if (!query) return result;
    return { ...result, operation: makeOperation(result.operation.kind, { ...result.operation, query }) };
  },
});

/** The hash noted on an operation, for transports that send it themselves. */
export function notedDocumentId(operation: Operation): string | undefined {
  return operation.context['documentId'] as string | undefined;
}

/** The hash that the build gave a document. */
export function documentIdOf(document: object): string | undefined {
  const meta = (document as { __meta__?: { hash?: string } }).__meta__;
  return meta?.hash;
}
