import { existsSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  getDirectiveValues,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { limits } from '../shared/limits.ts';
import { RequestError } from '../shared/request-error.ts';
import { boundsRule } from './bounds.ts';
import { type Operation, operationsOf } from './operations.ts';

/** A document that may be executed, and what was found out about it once. */
export interface PreparedDocument {
  readonly text: string;
  /** By name; null is the name of one that has none. */
  readonly operations: ReadonlyMap<string | null, Operation>;
  /** Whether its answer depends on who asks, beyond which recipients it is for. */
  readonly isOfViewer: boolean;
  /** How often it was asked for; documents that are not the app's own are counted together. */
  readonly asked: { count: number };
}

/** How a request names its document: by text, by the hash of one of the app's own documents, or both. */
export interface DocumentRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
}

/** The document that a request over either transport names. */
export function documentRequest(request: {
  readonly query?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}): DocumentRequest {
  const documentId = request.extensions?.['documentId'];
  return documentId === undefined ? { query: request.query } : { documentId };
}

/** The operation that a request means: the one of that name, or the only one there is. Null if that is none. */
export function operationOf({ operations }: PreparedDocument, name: string | null): Operation | null {
  if (name !== null) return operations.get(name) ?? null;
  return operations.size === 1 ? operations.values().next().value! : null;
}

const cacheSizeMax = 1_000;
const cachedLengthMax = 8_000;

/**
 * Parses and validates documents, and knows the web app's own ones (trusted documents), which are made at build time.
 * A browser's session may run only those; programs may run any within the bounds.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #trustedById = new Map<string, PreparedDocument>();
  readonly #others = { count: 0 };
  readonly #trustedByText = new Map<string, PreparedDocument>();
  readonly #cache = new Map<string, PreparedDocument>();

  constructor(schema: GraphQLSchema, ...trustedFiles: readonly string[]) {
    this.#schema = schema;
    for (const file of trustedFiles) if (existsSync(file)) this.#trust(file);
  }

  #trust(file: string): void {
    const trusted = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    for (const [id, text] of Object.entries(trusted)) {
      const prepared = this.#prepare(text, { count: 0 });
      if (Array.isArray(prepared))
        throw new Error(
          `The app's document ${id} does not fit the schema (${String(prepared[0])}); run npm run codegen.`,
        );
      this.#trustedById.set(id, prepared);
      this.#trustedByText.set(text, prepared);
    }
  }

  /**
   * The document of a request, or the errors of one that is malformed. Throws FORBIDDEN if only the app's own documents are allowed and
   * it is not one, BAD_USER_INPUT if there is none.
   */
  find(request: DocumentRequest, mayRunAny: boolean): PreparedDocument | readonly GraphQLError[] {
    const { query, documentId } = request;
    if (typeof documentId === 'string') {
      const trusted = this.#trustedById.get(documentId);
      if (trusted === undefined)
        throw new RequestError('BAD_USER_INPUT', 'This version of the app is out of date. Please reload it.', {
          isAppOutdated: true,
        });
      return asked(trusted);
    }
    if (typeof query !== 'string') throw new RequestError('BAD_USER_INPUT', 'The request has no query.');
    const trusted = this.#trustedByText.get(query);
    if (trusted !== undefined) return asked(trusted);
    if (!mayRunAny) {
      throw new RequestError(
        'FORBIDDEN',
        "A browser's session runs only the app's own operations. Programs sign in with wantToken and send Authorization: Bearer <token>.",
      );
    }
    this.#others.count++;
    return this.#cached(query);
  }

  /** How often each document was asked for: the app's own by name, all others under one. */
  *counts(): Generator<[name: string, count: number]> {
    for (const { operations, asked } of this.#trustedById.values())
      yield [operations.keys().next().value ?? 'unnamed', asked.count];
    yield ['other', this.#others.count];
  }

  /** What `find` finds, without any work and uncounted: null if the document is not known yet, or may not be run. */
  peek({ query, documentId }: DocumentRequest, mayRunAny: boolean): PreparedDocument | null {
    if (typeof documentId === 'string') return this.#trustedById.get(documentId) ?? null;
    if (documentId !== undefined || typeof query !== 'string') return null;
    return this.#trustedByText.get(query) ?? (mayRunAny ? this.#cache.get(query) : undefined) ?? null;
  }

  #cached(text: string): PreparedDocument | readonly GraphQLError[] {
    const known = this.#cache.get(text);
    if (known !== undefined) return known;
    const prepared = this.#prepare(text, this.#others);
    if (!Array.isArray(prepared) && text.length <= cachedLengthMax) {
      if (this.#cache.size >= cacheSizeMax) this.#cache.delete(this.#cache.keys().next().value!);
      this.#cache.set(text, prepared);
    }
    return prepared;
  }

  /** The bounds come first: the other rules take long for a document that is beyond them. */
  #validate(document: DocumentNode): readonly GraphQLError[] {
    const beyond = validate(this.#schema, document, [boundsRule]);
    if (beyond.length > 0) return beyond;
    try {
      return validate(this.#schema, document, specifiedRules);
    } catch (error) {
      // Some rules throw on what another rule would refuse, such as a variable in a place that has to be known beforehand.
      return [error instanceof GraphQLError ? error : new GraphQLError('This document could not be validated.')];
    }
  }

  #prepare(text: string, asked: { count: number }): PreparedDocument | GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.documentTokensMax });
    } catch (error) {
      return [error as GraphQLError];
    }
    const errors = this.#validate(document);
    if (errors.length > 0) return [...errors];
    return {
      text,
      operations: operationsOf(this.#schema, text, document),
      isOfViewer: isOfViewer(this.#schema, document),
      asked,
    };
  }
}

function asked(document: PreparedDocument): PreparedDocument {
  document.asked.count++;
  return document;
}

function isOfViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const directive = schema.getDirective('ofViewer')!;
  const typeInfo = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const node = typeInfo.getFieldDef()?.astNode;
        if (node && getDirectiveValues(directive, node) !== undefined) found = true;
      },
    }),
  );
  return found;
}
