/** The rows of `field-policy.ts` for what has to do with messages and their files. */
export const messageMutationPolicy = {
  sendMessage: 'signedIn',
  editMessage: 'signedIn',
  deleteMessage: 'signedIn',
  markRead: 'signedIn',
} as const;

/** Types that come of it: everything in them is for whoever was given them. */
export const messagePolicy = {
  Message: 'given',
  File: 'given',
  FileConnection: 'given',
  FileEdge: 'given',
  EarlierText: 'given',
  MessageConnection: 'given',
  MessageEdge: 'given',
  SendMessagePayload: 'given',
  EditMessagePayload: 'given',
  DeleteMessagePayload: 'given',
  MarkReadPayload: 'given',
  MessageAdded: 'given',
  MessageEdited: 'given',
  MessageDeleted: 'given',
  MessagesDropped: 'given',
  MessagesWouldBeLost: 'given',
  EmptyMessage: 'given',
  MessageTooLong: 'given',
  MessageIdTaken: 'given',
  FileNotFound: 'given',
  MessageNotFound: 'given',
  NotYourMessage: 'given',
  MessageGone: 'given',
} as const;
