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
  /** Code points. "she/her", in any language. */
  pronounsLengthMax: 30,
  /** Interests that one person names: what a card shows without scrolling. */
  interestsMax: 12,
  /** Code points of one interest: a word or three. */
  interestLengthMax: 30,
  /** Bytes of a picture as it is sent: a photo as a phone takes it. */
  pictureBytesMax: 10 * 1024 * 1024,
  /** Pixels of a picture as it is sent; drawing more would take more memory than a small host has. */
  picturePixelsMax: 40_000_000,
  /** Pixels of a photo that is sent along with a message, a JPEG that is read line by line: phones take 200 million. */
  photoPixelsMax: 210_000_000,
  /** Bytes of a picture as it is kept, in each of its sizes; past it, it is drawn more coarsely. */
  keptPictureBytesMax: 48 * 1024,
  /** Pictures that are received and drawn at the same time: each is held in memory meanwhile. */
  uploadsAtOnceMax: 12,
  /** Of these, those of one person: a try that hangs does not keep the next one out. */
  uploadsAtOncePerPersonMax: 2,
  /** Bytes of a file that is sent along with a message: a long video from a phone is better shared by other means. */
  fileBytesMax: 50_000_000,
  /** Code points of a file's name; file systems allow 255 bytes or more. */
  fileNameLengthMax: 255,
  /** Files of one message: what one picks at a time. */
  filesPerMessageMax: 10,
  /** Files that are received at the same time: they go to the disk as they come, so each costs a buffer and a handle. */
  filesAtOnceMax: 48,
  /** Of these, those of one person. */
  filesAtOncePerPersonMax: 4,
  /** Bytes that one person may have uploaded, or be uploading to one node, and not sent. */
  unsentFileBytesMax: 500_000_000,
  /** Milliseconds after which a file that was not sent is given up: a day, for a phone that was out of reach. */
  unsentFileMs: 24 * 60 * 60 * 1000,
  /** Bytes that uploads leave free on the disk, for messages and a backup's beginning. */
  freeDiskBytesMin: 500 * 1024 * 1024,
  /** Milliseconds that a request may take to arrive, where it is no upload of a file. */
  requestMs: 30_000,
  /** Milliseconds that a TLS handshake may take. */
  handshakeMs: 10_000,
  /** Milliseconds for which nothing may pass on a connection while something is under way: a reader who takes nothing holds a file open. */
  stalledMs: 2 * 60 * 1000,
  /** Milliseconds that an upload may take: 50 MB over a line of half a megabit per second. */
  uploadMs: 15 * 60 * 1000,
  /** Milliseconds that an upload may pause before it counts as broken off. */
  uploadPauseMs: 30_000,
  /** Milliseconds after which bytes that no row tells of are an upload that broke off: longer than any takes. */
  strayFileMs: 60 * 60 * 1000,
  /** Milliseconds between looks for such: an hour. */
  strayFilesIntervalMs: 60 * 60 * 1000,
  /** Milliseconds for which such bytes are put aside before they are removed, in case that the database was the wrong one: a week. */
  strayFileKeptMs: 7 * 24 * 60 * 60 * 1000,
  /** Files that are given up in one transaction. */
  filesGivenUpPerTurn: 100,
  /** Pixels of the long edge of a picture in a message: a screen with two pixels per point. */
  sharedPictureEdge: 2_560,
  /** Pixels of the long edge of its preview among the messages. */
  previewEdge: 640,
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
  /** Code points of the first message to somebody who has not agreed to be written to: enough to say who one is. */
  requestLengthMax: 500,
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
  /** Digits of a code that is mailed: with few tries and a short life, 100 million are enough. */
  mailedCodeLength: 8,
  /** Tries that a mailed code allows; then it is worth nothing. */
  mailedCodeTriesMax: 5,
  /** Milliseconds that a mailed code and the link beside it work: an hour, since mail may be slow. */
  mailedCodeMs: 60 * 60 * 1000,
  /** Milliseconds that an account waits for its address to be proved before it is deleted, where nobody gets in without: a week. */
  unprovenAccountMs: 7 * 24 * 60 * 60 * 1000,
  /** Such accounts that are deleted each minute. */
  unprovenAccountsPerTurn: 20,
  /** Letters that may wait to be sent. */
  mailQueueMax: 10_000,
  /** Milliseconds from which on a letter is too old to be sent: a day, as long as a mail server may be away. */
  mailAgeMaxMs: 24 * 60 * 60 * 1000,
  /** Milliseconds that connecting to the mail server may take. */
  mailConnectTimeoutMs: 10_000,
  /** Milliseconds that handing over one letter may take. */
  mailTimeoutMs: 30_000,
  /** Milliseconds that a node has a letter to itself; longer than handing it over may take, so that none goes out twice. */
  mailLeaseMs: 2 * 60 * 1000,
  /** Code points of what an invite is remembered by. */
  inviteNoteLengthMax: 60,
  /** Hours that an invite may last: a year. */
  inviteHoursMax: 24 * 366,
  /** People that an invite may be for, where it is for a number. */
  inviteUsesMax: 1_000,
  /** Changes of the settings that the admin page shows. */
  settingsChangesShown: 20,
  /** People in the list of those who are online: more than anybody reads. */
  onlinePeopleShown: 100,
  /** People who are online among whom those are looked for. */
  onlinePeopleLookedThrough: 1_000,
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
  /** Milliseconds after which a kept session ends, however much it is used: a year. */
  keptSessionLastsMs: 365 * 24 * 60 * 60 * 1000,
  /** Milliseconds after which a session that was not to be kept ends, however much it is used: 12 hours, as NIST SP 800-63B (4.2.3) has it. */
  shortSessionLastsMs: 12 * 60 * 60 * 1000,
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

  /** Code points of a reason to report something, and of a note on what was done about it: a paragraph. */
  reportRemarkLengthMax: 500,
  /** Milliseconds that a report is kept after it was looked at, in case somebody asks again: 30 days. */
  resolvedReportKeptMs: 30 * 24 * 60 * 60 * 1000,
  /** Reports of their own that a person is shown. */
  ownReportsShown: 20,
  /** Acts of those who administer the server that are kept: years of them. */
  serverActsMax: 5_000,
  /** Rooms that an overview of the storage names. */
  biggestRoomsShown: 5,
  /** Members of a room that an admin may choose its next owner from. */
  heirsShown: 20,
  /** Milliseconds after which the newest backup counts as old: a week. */
  backupOldMs: 7 * 24 * 60 * 60 * 1000,
  /** Acts of owners and moderators that are kept of one room. */
  roomActsMax: 1_000,
  /** Messages that a room may be told to keep at most, where it keeps a number of them. */
  keptMessagesMax: 10_000,
  /** Days for which a room may be told to keep messages at most: ten years. */
  keptDaysMax: 3_650,
  /** Milliseconds for which what is said live only can still be fetched by a connection that broke: five minutes, a lift or a tunnel. */
  liveOnlyMs: 5 * 60 * 1000,
  /** Milliseconds from a message's being dropped to its being taken out of the database, so that many go at once. */
  dropPauseMs: 1_000,
  /** Messages that are taken out of the database in one transaction: about ten milliseconds. */
  droppedMessagesPerTurn: 500,
  /** Messages of a closed room that are taken away in one transaction: about ten milliseconds. */
  closedRoomMessagesPerTurn: 500,
  /** Messages of a room that are looked through at once for those of a deleted account: some milliseconds. */
  messagesLookedThroughPerTurn: 2_000,
  /** Messages of a deleted account that are taken away in one transaction: some ten milliseconds, and as many events. */
  erasedMessagesPerTurn: 100,
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
