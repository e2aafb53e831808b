import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GraphQLContext } from './context.ts';
import { createVariableCheck } from './variable-check.ts';

/** Runs of an operation before it is worth compiling, which takes some milliseconds. */
const runsBeforeCompiling = 3;

export type Variables = Readonly<Record<string, unknown>>;
type Result = ExecutionResult | Promise<ExecutionResult>;
type Run = (root: unknown, context: GraphQLContext, variables: Variables) => Result;

/**
 * One operation of a validated document, ready to run again and again. It is executed by graphql itself at first and compiled to a
 * function by graphql-jit once it is run often: the same resolvers, the same field policy and the same errors, without walking the
 * document each time. Where everything is in memory the answer is there at once, without a promise.
 */
export class Operation {
  readonly kind: OperationTypeNode;
  readonly name: string | null;
  readonly node: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly #mayCompile: boolean;
  readonly #isPlain: (variables: Variables) => boolean;
  #runs = 0;
  #compiled: Run | null = null;

  constructor(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode, mayCompile: boolean) {
    this.schema = schema;
    this.document = document;
    this.#mayCompile = mayCompile;
    this.#isPlain = createVariableCheck(schema, node);
    this.node = node;
    this.kind = node.operation;
    this.name = node.name?.value ?? null;
  }

  /** It is run often, and has been compiled. */
  get isHot(): boolean {
    return this.#compiled !== null;
  }

  /** Runs a query or mutation. A result without `data` was not begun: its variables were refused. */
  run(context: GraphQLContext, variables: Variables): Result {
    const problems = this.problemsOf(variables);
    return problems === null ? this.runChecked(undefined, context, variables) : { errors: problems };
  }

  /** The same with variables that have been checked. For a subscription, `root` holds what its field tells of one event. */
  runChecked(root: unknown, context: GraphQLContext, variables: Variables): Result {
    return (this.#warmUp() ?? this.#interpret)(root, context, variables);
  }

  /** Counts a run that somebody else does. */
  countRun(): void {
    this.#warmUp();
  }

  /** Counts a run, and compiles the operation once it is run often. */
  #warmUp(): Run | null {
    if (this.#compiled === null && this.#mayCompile && ++this.#runs > runsBeforeCompiling) {
      const compiled = compileQuery(this.schema, this.document, this.name ?? undefined);
      // What the compiler does not support goes on being interpreted.
      this.#compiled = isCompiledQuery(compiled) ? (compiled.query as Run) : this.#interpret;
    }
    return this.#compiled;
  }

  /** What is wrong with the variables, or null. The compiled function is more lenient than the specification, so it is not asked. */
  problemsOf(variables: Variables): readonly GraphQLError[] | null {
    if (this.#isPlain(variables)) return null;
    return getVariableValues(this.schema, this.node.variableDefinitions ?? [], variables).errors ?? null;
  }

  readonly #interpret: Run = (rootValue, contextValue, variableValues) => {
    const { schema, document } = this;
    return execute({ schema, document, operationName: this.name, rootValue, contextValue, variableValues });
  };
}

/** The operations of a document by name. One that has no name stands alone, and has the name null. */
export function operationsOf(
  schema: GraphQLSchema,
  text: string,
  document: DocumentNode,
): ReadonlyMap<string | null, Operation> {
  // Compiling makes JavaScript of a document. Names and numbers cannot hurt it; a text in quotes never gets so far.
  const mayCompile = !text.includes('"');
  const nodes = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return new Map(nodes.map((node) => [node.name?.value ?? null, new Operation(schema, document, node, mayCompile)]));
}
