/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Outside {\n  instance {\n    name\n    version\n    isSignUpOpen\n    needsSetUp\n    wayIn\n    isQuickJoinOn\n    email\n    canMail\n    limits {\n      usernameLengthMin\n      usernameLengthMax\n      displayNameLengthMax\n      passwordLengthMin\n      passwordLengthMax\n    }\n  }\n  viewer {\n    user {\n      id\n    }\n    mustProveEmail\n  }\n}": typeof types.OutsideDocument,
    "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n    }\n    error {\n      ...Refusal\n    }\n  }\n}": typeof types.SignInDocument,
    "mutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n      rooms(first: 1) {\n        nodes {\n          id\n        }\n      }\n    }\n    error {\n      ...Refusal\n    }\n  }\n}": typeof types.SignUpDocument,
    "fragment Refusal on UserError {\n  message\n  ... on InvalidInput {\n    problems {\n      field\n      message\n    }\n  }\n}": typeof types.RefusalFragmentDoc,
};
const documents: Documents = {
    "query Outside {\n  instance {\n    name\n    version\n    isSignUpOpen\n    needsSetUp\n    wayIn\n    isQuickJoinOn\n    email\n    canMail\n    limits {\n      usernameLengthMin\n      usernameLengthMax\n      displayNameLengthMax\n      passwordLengthMin\n      passwordLengthMax\n    }\n  }\n  viewer {\n    user {\n      id\n    }\n    mustProveEmail\n  }\n}": types.OutsideDocument,
    "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n    }\n    error {\n      ...Refusal\n    }\n  }\n}": types.SignInDocument,
    "mutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n      rooms(first: 1) {\n        nodes {\n          id\n        }\n      }\n    }\n    error {\n      ...Refusal\n    }\n  }\n}": types.SignUpDocument,
    "fragment Refusal on UserError {\n  message\n  ... on InvalidInput {\n    problems {\n      field\n      message\n    }\n  }\n}": types.RefusalFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Outside {\n  instance {\n    name\n    version\n    isSignUpOpen\n    needsSetUp\n    wayIn\n    isQuickJoinOn\n    email\n    canMail\n    limits {\n      usernameLengthMin\n      usernameLengthMax\n      displayNameLengthMax\n      passwordLengthMin\n      passwordLengthMax\n    }\n  }\n  viewer {\n    user {\n      id\n    }\n    mustProveEmail\n  }\n}"): (typeof documents)["query Outside {\n  instance {\n    name\n    version\n    isSignUpOpen\n    needsSetUp\n    wayIn\n    isQuickJoinOn\n    email\n    canMail\n    limits {\n      usernameLengthMin\n      usernameLengthMax\n      displayNameLengthMax\n      passwordLengthMin\n      passwordLengthMax\n    }\n  }\n  viewer {\n    user {\n      id\n    }\n    mustProveEmail\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n    }\n    error {\n      ...Refusal\n    }\n  }\n}"): (typeof documents)["mutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n    }\n    error {\n      ...Refusal\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n      rooms(first: 1) {\n        nodes {\n          id\n        }\n      }\n    }\n    error {\n      ...Refusal\n    }\n  }\n}"): (typeof documents)["mutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    viewer {\n      user {\n        id\n        displayName\n      }\n      mustProveEmail\n      rooms(first: 1) {\n        nodes {\n          id\n        }\n      }\n    }\n    error {\n      ...Refusal\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Refusal on UserError {\n  message\n  ... on InvalidInput {\n    problems {\n      field\n      message\n    }\n  }\n}"): (typeof documents)["fragment Refusal on UserError {\n  message\n  ... on InvalidInput {\n    problems {\n      field\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;