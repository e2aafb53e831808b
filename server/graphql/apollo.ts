import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { limits } from '../shared/limits.ts';
import type { LogIds } from '../shared/log.ts';
import { RequestError } from '../shared/request-error.ts';
import { boundsRule } from './bounds.ts';
import type { GraphQLContext } from './context.ts';
import { operationOf, type PreparedDocument } from './documents.ts';
import { type ErrorBooks, formatError, formatResult, statusOf, toGraphQLError } from './errors.ts';
import type { Operation, Variables } from './operations.ts';

/** Who ran into an error: Apollo's formatError is told only the error. */
const askers = new WeakMap<Error, LogIds>();

/** Answers GraphQL requests over HTTP. */
export interface HttpEndpoint {
  /**
   * Answers a request for a document that may be run, with the HTTP status and the JSON of the answer. `body` is the request's JSON.
   * What is asked often goes past Apollo, which costs three times as much: same operation, same limits, same words.
   */
  answer(prepared: PreparedDocument, body: RequestBody, context: GraphQLContext): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

export type RequestBody = Readonly<Record<string, unknown>>;

export interface HttpAnswer {
  readonly status: number;
  readonly json: string;
}

/** Apollo Server on our schema, without landing page, reporting or anything else that asks the internet. */
export async function createHttpEndpoint(schema: GraphQLSchema, books: ErrorBooks): Promise<HttpEndpoint> {
  const apollo = new ApolloServer<GraphQLContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: books.log,
    parseOptions: { maxTokens: limits.documentTokensMax },
    validationRules: [boundsRule],
    formatError: (formatted, error) =>
      formatError(
        error instanceof GraphQLError ? error : new GraphQLError(formatted.message, { originalError: error as Error }),
        books,
        askers.get(error as Error),
      ),
    plugins: [
      statusPlugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  return {
    async answer(prepared, { documentId: _, ...rest }, context) {
      const hot = findHot(prepared, rest);
      if (hot !== null) return answerHot(hot, rest, context);
      const body = { ...rest, query: prepared.text };
      const headers = new HeaderMap([['content-type', 'application/json']]);
      const response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: async () => context,
      });
      if (response.body.kind !== 'complete') throw new Error('Answers in parts are not supported.');
      return { status: response.status ?? 200, json: response.body.string };
    },
    stop: () => apollo.stop(),
  };
}

/** Refuses what HTTP cannot answer. An answer without data has the status of its first error, so that programs and proxies see whose fault it is. */
const statusPlugin: ApolloServerPlugin<GraphQLContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        throw toGraphQLError(new RequestError('BAD_USER_INPUT', 'Subscriptions run over a WebSocket at this address.'));
      },
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) askers.set(error, contextValue.client.logIds);
      },
      async willSendResponse({ response }) {
        const { body, http } = response;
        if (body.kind !== 'single' || !body.singleResult.errors?.length || hasData(body.singleResult.data)) return;
        http.status = statusOf(body.singleResult.errors[0]!);
      },
    };
  },
};

/** The query or mutation that a request means if it is run often; null also where something about the request is unusual. */
function findHot(prepared: PreparedDocument, { operationName, variables, extensions }: RequestBody): Operation | null {
  if (operationName != null && typeof operationName !== 'string') return null;
  if (!isObjectOrNothing(variables) || !isObjectOrNothing(extensions)) return null;
  const operation = operationOf(prepared, operationName ?? null);
  if (operation === null || operation.kind === OperationTypeNode.SUBSCRIPTION) return null;
  if (operation.isHot) return operation;
  operation.countRun();
  return null;
}

async function answerHot(
  operation: Operation,
  { variables }: RequestBody,
  context: GraphQLContext,
): Promise<HttpAnswer> {
  const result = await operation.run(context, (variables ?? {}) as Variables);
  const { errors } = formatResult(result, context.backend, context.client.logIds);
  const status = errors?.length && !hasData(result.data) ? statusOf(errors[0]!) : 200;
  return { status, json: `${JSON.stringify(errors ? { ...result, errors } : result)}\n` };
}

function isObjectOrNothing(value: unknown): boolean {
  return value == null || (typeof value === 'object' && !Array.isArray(value));
}

function hasData(data: Record<string, unknown> | null | undefined): boolean {
  return data != null && Object.values(data).some((value) => value !== null);
}
