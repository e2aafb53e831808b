/**
 * Every size that the server accepts, with its unit and reason. Lengths of text are in code points (what a person would count),
 * measured by `lengthOf`.
 */
export const limits = {
  /** Code points. One letter is too easily taken for a mistake. */
  usernameLengthMin: 2,
  /** Code points. Fits a line on a phone. */
  usernameLengthMax: 32,
  /** Code points. */
  displayNameLengthMax: 50,
  /** Code points. A paragraph or two. */
  bioLengthMax: 500,
  /** Code points. NIST SP 800-63B asks for 8 at least. */
  passwordLengthMin: 8,
  /** Code points. More only feeds the hash function. */
  passwordLengthMax: 256,
  /** Code points of what two spellings of a name share; compatibility forms make up to 18 characters of one. */
  keyLengthMax: 255,
  /** Code points. RFC 5321 allows 254. */
  emailLengthMax: 254,
  /** Code points. */
  roomNameLengthMax: 60,
  /** Code points. */
  roomDescriptionLengthMax: 500,
  /** Code points. Room passwords are shared by voice, so short ones are allowed; tries are limited. */
  roomPasswordLengthMin: 4,
  /** Code points. A sentence or two, shown to the one who is banned. */
  banReasonLengthMax: 200,
  /** Code points. */
  messageLengthMax: 10_000,
  /** Texts that an edited message had before, kept for its members to read; past it the oldest is forgotten. */
  earlierTextsMax: 20,
  /** Code points. */
  serverNameLengthMax: 60,
  /** Devices that one person may be signed in on, at most, where a server limits them to a number. */
  devicesMaxMax: 100,
  /** Recovery codes that a person gets at a time. */
  recoveryCodes: 10,
  /** Milliseconds that a link for choosing a new password works: a day. */
  resetLinkMs: 24 * 60 * 60 * 1000,
  /** Code points of what an invite is remembered by. */
  inviteNoteLengthMax: 60,
  /** Hours that an invite may last: a year. */
  inviteHoursMax: 24 * 366,
  /** People that an invite may be for, where it is for a number. */
  inviteUsesMax: 1_000,
  /** Changes of the settings that the admin page shows. */
  settingsChangesShown: 20,
  /** Items of a page. */
  pageSizeMax: 100,
  /** Items of a page when nothing is asked for. */
  pageSizeDefault: 50,

  /** Bytes of one HTTP request body: the longest message in 4-byte characters, escaped, with room to spare. */
  requestBytesMax: 256 * 1024,
  /** Bytes of one incoming socket frame; the longest message in 4-byte characters fits. */
  frameBytesMax: 64 * 1024,
  /** Tokens of one GraphQL document. */
  documentTokensMax: 2_000,
  /** Levels of nesting in one GraphQL document. */
  documentDepthMax: 12,
  /** Fields in one GraphQL document after spreading its fragments; bounds aliases too. */
  documentFieldsMax: 500,
  /** Times that one field may be named in one place of a document. */
  documentRepeatsMax: 30,
  /** Root fields of one operation, so that one request cannot stand for a hundred. */
  rootFieldsMax: 10,
  /** Rows that one operation may ask for, multiplied through nested pages. */
  documentCostMax: 20_000,
  /** Subscriptions on one socket. */
  subscriptionsPerSocketMax: 20,
  /** Sockets of one session: tabs of one browser share the session. */
  socketsPerSessionMax: 20,
  /** Sockets of one network address that speak for no session, so that strangers cannot take everybody's place. */
  anonymousSocketsPerAddressMax: 50,
  /** Bytes that may wait in the buffer of a socket that speaks for no session. */
  anonymousSocketBufferBytesMax: 64 * 1024,
  /** Frames that one socket may send within ten seconds, whatever is in them. */
  framesPerTenSecondsMax: 2_000,
  /** Sockets of one network address: a school or an office behind one router. */
  socketsPerAddressMax: 500,
  /** Bytes that may wait in one socket's buffer before its reader counts as too slow. */
  socketBufferBytesMax: 4 * 1024 * 1024,
  /** Frames that may wait in one socket's buffer. */
  socketBufferFramesMax: 10_000,
  /** Bytes that wait in one socket's buffer from which on its reader is told nothing that is true for a moment only: a quarter. */
  ephemeralBufferBytesMax: 1024 * 1024,
  /** The same in frames. */
  ephemeralBufferFramesMax: 2_500,
  /** Bytes that are handed to the system at once for a reader who was behind: what it does not take would be held twice. */
  socketWriteBytesMax: 256 * 1024,
  /** Milliseconds that a delivery may wait under load to leave in one write with others; people do not notice so little. */
  deliveryWaitMaxMs: 25,
  /** Milliseconds between pings that keep a socket open through proxies and find dead peers. */
  socketPingIntervalMs: 25_000,

  /** Milliseconds without use after which a kept session ends: 60 days. */
  keptSessionIdleMs: 60 * 24 * 60 * 60 * 1000,
  /** Milliseconds without use after which a session that was not to be kept ends: 30 minutes. */
  shortSessionIdleMs: 30 * 60 * 1000,
  /** Milliseconds between writes of a session's last use, so that reading costs no write. */
  sessionTouchIntervalMs: 60 * 1000,
  /** Milliseconds that a session that was read may be taken for alive; ending one has to take effect within a second everywhere. */
  sessionMemoryMs: 500,
  /** Sessions that are remembered so long at most: about 5 MB. */
  sessionsRememberedMax: 10_000,

  /** Milliseconds that a message waits for one with a lower position that another node has sent, before the database is asked for it. */
  hintGapWaitMs: 50,
  /** Messages of one room that are held until those before them have come; the database has the rest. */
  hintsHeldPerRoomMax: 1_000,
  /** Milliseconds between looks into the database for what no hint has told, while Redis carries hints. */
  catchUpIntervalMs: 5_000,
  /** The same while Redis is away: so long may it take until people on another node see a message. */
  catchUpAloneIntervalMs: 1_000,

  /** Members of a room up to which they hear of each other's coming and going; in larger ones somebody always comes or goes. */
  presenceRoomMembersMax: 100,
  /** Milliseconds that coming or going has to last before others hear of it: longer than a reload. */
  presenceSettleMs: 1_000,
  /** Milliseconds between the signs of life that a node gives to the others. */
  presenceBeatMs: 2_000,
  /** Milliseconds without a sign of life after which a node counts as dead, and its people as gone. */
  presenceExpiryMs: 8_000,
  /** Milliseconds that Redis keeps the people of a node that nobody has found dead. */
  presenceKeptMs: 60 * 60 * 1000,

  /** Acts of owners and moderators that are kept of one room. */
  roomActsMax: 1_000,
  /** Messages of a closed room that are taken away in one transaction: about ten milliseconds. */
  closedRoomMessagesPerTurn: 500,
  /** Messages that share one transaction and one fsync at most. */
  sendBatchMax: 512,
  /** Milliseconds that a group may wait under load for those who were answered with the last one. */
  sendWaitMaxMs: 5,
  /** Messages that may wait to be written; past it the server is overloaded and says so. */
  sendQueueMax: 10_000,
  /** Passwords that may wait to be hashed, each for about a tenth of a second; past it the server is overloaded and says so. */
  passwordQueueMax: 256,

  /** Backups of one server and kind that a folder keeps; two weeks of daily ones. */
  backupsKept: 14,

  /** Milliseconds that the event loop may be late before the server refuses instead of taking on more. */
  eventLoopLagMaxMs: 1_000,
  /** Milliseconds after which a part that does not answer a health check counts as unreachable. */
  healthTimeoutMs: 2_000,
} as const;

/** The length of a text in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
