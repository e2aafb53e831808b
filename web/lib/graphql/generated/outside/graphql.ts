/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whether an account has an email address. */
export type EmailRule =
  /** It is not asked for. */
  | 'OFF'
  /** Whoever wants to may give one. */
  | 'OPTIONAL'
  /** Nobody gets in without one that they have proved to be theirs; refused without a mail server. */
  | 'REQUIRED';

export type SignInInput = {
  /** True: the session lasts 60 days from its last use. False: until the browser closes, or 30 minutes without use. */
  keepSignedIn?: boolean | null | undefined;
  /** Username or email. */
  login: string;
  /** Whether this sign-in may end the session used longest ago, where the server allows no more devices. */
  mayEndOthers?: boolean | null | undefined;
  password: string;
  wantToken?: boolean | null | undefined;
};

/** `username`: 2 to 32 letters, digits, `.`, `_` or `-`. `password`: 8 to 256 characters that are hard to guess. `email` is optional. */
export type SignUpInput = {
  displayName?: string | null | undefined;
  email?: string | null | undefined;
  /** The code of an invitation: the way in where the server asks for one, and the way into the room that it names. */
  inviteCode?: string | null | undefined;
  password: string;
  username: string;
  /** Asks for the session's token in the answer, for programs; browsers get an HttpOnly cookie and no token. */
  wantToken?: boolean | null | undefined;
};

/** How people get an account. */
export type WayIn =
  /** Nobody may make one. */
  | 'CLOSED'
  /** Whoever has an invitation may make one. */
  | 'INVITE'
  /** Whoever reaches the server may make one. */
  | 'OPEN';

export type OutsideQueryVariables = Exact<{ [key: string]: never; }>;


export type OutsideQuery = { __typename: 'Query', instance: { __typename: 'Instance', name: string, version: string, isSignUpOpen: boolean, needsSetUp: boolean, wayIn: WayIn, isQuickJoinOn: boolean, email: EmailRule, canMail: boolean, limits: { __typename: 'Limits', usernameLengthMin: number, usernameLengthMax: number, displayNameLengthMax: number, passwordLengthMin: number, passwordLengthMax: number } }, viewer: { __typename: 'Viewer', mustProveEmail: boolean, user: { __typename: 'User', id: string } } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { __typename: 'Mutation', signIn: { __typename: 'SignInPayload', viewer: { __typename: 'Viewer', mustProveEmail: boolean, user: { __typename: 'User', id: string, displayName: string } } | null, error:
      | { __typename: 'AccountSuspended', message: string }
      | { __typename: 'EmailTaken', message: string }
      | { __typename: 'InvalidInput', message: string, problems: Array<{ __typename: 'InputProblem', field: string, message: string }> }
      | { __typename: 'InviteNeeded', message: string }
      | { __typename: 'InviteNotValid', message: string }
      | { __typename: 'SetUpNeeded', message: string }
      | { __typename: 'SignUpClosed', message: string }
      | { __typename: 'TooManyDevices', message: string }
      | { __typename: 'UsernameTaken', message: string }
      | { __typename: 'WrongCredentials', message: string }
     | null } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { __typename: 'Mutation', signUp: { __typename: 'SignInPayload', viewer: { __typename: 'Viewer', mustProveEmail: boolean, user: { __typename: 'User', id: string, displayName: string }, rooms: { __typename: 'RoomConnection', nodes: Array<{ __typename: 'Room', id: string }> } } | null, error:
      | { __typename: 'AccountSuspended', message: string }
      | { __typename: 'EmailTaken', message: string }
      | { __typename: 'InvalidInput', message: string, problems: Array<{ __typename: 'InputProblem', field: string, message: string }> }
      | { __typename: 'InviteNeeded', message: string }
      | { __typename: 'InviteNotValid', message: string }
      | { __typename: 'SetUpNeeded', message: string }
      | { __typename: 'SignUpClosed', message: string }
      | { __typename: 'TooManyDevices', message: string }
      | { __typename: 'UsernameTaken', message: string }
      | { __typename: 'WrongCredentials', message: string }
     | null } };

type Refusal_AccountSuspended_Fragment = { __typename: 'AccountSuspended', message: string };

type Refusal_AlreadySetUp_Fragment = { __typename: 'AlreadySetUp', message: string };

type Refusal_Banned_Fragment = { __typename: 'Banned', message: string };

type Refusal_CodeNotValid_Fragment = { __typename: 'CodeNotValid', message: string };

type Refusal_EmailTaken_Fragment = { __typename: 'EmailTaken', message: string };

type Refusal_EmptyMessage_Fragment = { __typename: 'EmptyMessage', message: string };

type Refusal_FileNotFound_Fragment = { __typename: 'FileNotFound', message: string };

type Refusal_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, problems: Array<{ __typename: 'InputProblem', field: string, message: string }> };

type Refusal_InviteNeeded_Fragment = { __typename: 'InviteNeeded', message: string };

type Refusal_InviteNotFound_Fragment = { __typename: 'InviteNotFound', message: string };

type Refusal_InviteNotValid_Fragment = { __typename: 'InviteNotValid', message: string };

type Refusal_MailFailed_Fragment = { __typename: 'MailFailed', message: string };

type Refusal_MemberNotFound_Fragment = { __typename: 'MemberNotFound', message: string };

type Refusal_MessageGone_Fragment = { __typename: 'MessageGone', message: string };

type Refusal_MessageIdTaken_Fragment = { __typename: 'MessageIdTaken', message: string };

type Refusal_MessageNotFound_Fragment = { __typename: 'MessageNotFound', message: string };

type Refusal_MessageTooLong_Fragment = { __typename: 'MessageTooLong', message: string };

type Refusal_MessagesWouldBeLost_Fragment = { __typename: 'MessagesWouldBeLost', message: string };

type Refusal_NoMailServer_Fragment = { __typename: 'NoMailServer', message: string };

type Refusal_NotAMember_Fragment = { __typename: 'NotAMember', message: string };

type Refusal_NotAllowed_Fragment = { __typename: 'NotAllowed', message: string };

type Refusal_NotTakingMessages_Fragment = { __typename: 'NotTakingMessages', message: string };

type Refusal_NotYourMessage_Fragment = { __typename: 'NotYourMessage', message: string };

type Refusal_NothingToProve_Fragment = { __typename: 'NothingToProve', message: string };

type Refusal_OwnRoomsUndecided_Fragment = { __typename: 'OwnRoomsUndecided', message: string };

type Refusal_OwnsServer_Fragment = { __typename: 'OwnsServer', message: string };

type Refusal_PersonBlocked_Fragment = { __typename: 'PersonBlocked', message: string };

type Refusal_PersonNotFound_Fragment = { __typename: 'PersonNotFound', message: string };

type Refusal_QuickJoinOff_Fragment = { __typename: 'QuickJoinOff', message: string };

type Refusal_ReportNotFound_Fragment = { __typename: 'ReportNotFound', message: string };

type Refusal_RequestNotFound_Fragment = { __typename: 'RequestNotFound', message: string };

type Refusal_RoomIdTaken_Fragment = { __typename: 'RoomIdTaken', message: string };

type Refusal_RoomNameTaken_Fragment = { __typename: 'RoomNameTaken', message: string };

type Refusal_RoomNotFound_Fragment = { __typename: 'RoomNotFound', message: string };

type Refusal_SetUpCodeWrong_Fragment = { __typename: 'SetUpCodeWrong', message: string };

type Refusal_SetUpNeeded_Fragment = { __typename: 'SetUpNeeded', message: string };

type Refusal_SignUpClosed_Fragment = { __typename: 'SignUpClosed', message: string };

type Refusal_TooManyDevices_Fragment = { __typename: 'TooManyDevices', message: string };

type Refusal_UsernameTaken_Fragment = { __typename: 'UsernameTaken', message: string };

type Refusal_WrongCredentials_Fragment = { __typename: 'WrongCredentials', message: string };

type Refusal_WrongPassword_Fragment = { __typename: 'WrongPassword', message: string };

type Refusal_WrongRoomPassword_Fragment = { __typename: 'WrongRoomPassword', message: string };

export type RefusalFragment =
  | Refusal_AccountSuspended_Fragment
  | Refusal_AlreadySetUp_Fragment
  | Refusal_Banned_Fragment
  | Refusal_CodeNotValid_Fragment
  | Refusal_EmailTaken_Fragment
  | Refusal_EmptyMessage_Fragment
  | Refusal_FileNotFound_Fragment
  | Refusal_InvalidInput_Fragment
  | Refusal_InviteNeeded_Fragment
  | Refusal_InviteNotFound_Fragment
  | Refusal_InviteNotValid_Fragment
  | Refusal_MailFailed_Fragment
  | Refusal_MemberNotFound_Fragment
  | Refusal_MessageGone_Fragment
  | Refusal_MessageIdTaken_Fragment
  | Refusal_MessageNotFound_Fragment
  | Refusal_MessageTooLong_Fragment
  | Refusal_MessagesWouldBeLost_Fragment
  | Refusal_NoMailServer_Fragment
  | Refusal_NotAMember_Fragment
  | Refusal_NotAllowed_Fragment
  | Refusal_NotTakingMessages_Fragment
  | Refusal_NotYourMessage_Fragment
  | Refusal_NothingToProve_Fragment
  | Refusal_OwnRoomsUndecided_Fragment
  | Refusal_OwnsServer_Fragment
  | Refusal_PersonBlocked_Fragment
  | Refusal_PersonNotFound_Fragment
  | Refusal_QuickJoinOff_Fragment
  | Refusal_ReportNotFound_Fragment
  | Refusal_RequestNotFound_Fragment
  | Refusal_RoomIdTaken_Fragment
  | Refusal_RoomNameTaken_Fragment
  | Refusal_RoomNotFound_Fragment
  | Refusal_SetUpCodeWrong_Fragment
  | Refusal_SetUpNeeded_Fragment
  | Refusal_SignUpClosed_Fragment
  | Refusal_TooManyDevices_Fragment
  | Refusal_UsernameTaken_Fragment
  | Refusal_WrongCredentials_Fragment
  | Refusal_WrongPassword_Fragment
  | Refusal_WrongRoomPassword_Fragment
;

export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const OutsideDocument = {"__meta__":{"hash":"455f256bf63cc7e8359139f7b02b490550386732ba864de47bc73e5dcdb1850f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Outside"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"instance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"isSignUpOpen"}},{"kind":"Field","name":{"kind":"Name","value":"needsSetUp"}},{"kind":"Field","name":{"kind":"Name","value":"wayIn"}},{"kind":"Field","name":{"kind":"Name","value":"isQuickJoinOn"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"canMail"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"usernameLengthMin"}},{"kind":"Field","name":{"kind":"Name","value":"usernameLengthMax"}},{"kind":"Field","name":{"kind":"Name","value":"displayNameLengthMax"}},{"kind":"Field","name":{"kind":"Name","value":"passwordLengthMin"}},{"kind":"Field","name":{"kind":"Name","value":"passwordLengthMax"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mustProveEmail"}}]}}]}}]} as unknown as DocumentNode<OutsideQuery, OutsideQueryVariables>;
export const SignInDocument = {"__meta__":{"hash":"74b9adb93cc2510359965196a41103c2fd4a46739ab21a29ca2eb28238527f91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mustProveEmail"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignUpDocument = {"__meta__":{"hash":"7399feee40588ad72c376d17c90ca5d58d126a12f007fe856cff39e6e48ccb87"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mustProveEmail"}},{"kind":"Field","name":{"kind":"Name","value":"rooms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;