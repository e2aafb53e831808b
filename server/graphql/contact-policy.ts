/** The rows of `field-policy.ts` for what has to do with whom one talks to alone. */
export const contactMutationPolicy = {
  openConversation: 'signedIn',
  askToWrite: 'signedIn',
  acceptRequest: 'signedIn',
  declineRequest: 'signedIn',
  blockPerson: 'signedIn',
  unblockPerson: 'signedIn',
} as const;

/** Types that come of it: everything in them is for whoever was given them. */
export const contactPolicy = {
  MessageRequest: 'given',
  MessageRequestConnection: 'given',
  MessageRequestEdge: 'given',
  BlockedPerson: 'given',
  BlockedPersonConnection: 'given',
  BlockedPersonEdge: 'given',
  OpenConversationPayload: 'given',
  AskToWritePayload: 'given',
  AcceptRequestPayload: 'given',
  DeclineRequestPayload: 'given',
  BlockPersonPayload: 'given',
  UnblockPersonPayload: 'given',
  RequestsChanged: 'given',
  BlocksChanged: 'given',
  NotTakingMessages: 'given',
  PersonBlocked: 'given',
  RequestNotFound: 'given',
} as const;
