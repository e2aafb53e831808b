/**
 * The rows of `field-policy.ts` for what is one's own: what somebody needs who has to prove an address first, and what waits until then. The
 * rooms are told to nobody before, by their resolver: whoever asks for them with their name, as signing up does, is not refused for it.
 */
export const viewerPolicy = {
  user: 'given',
  email: 'given',
  isEmailProven: 'given',
  pendingEmail: 'given',
  mustProveEmail: 'given',
  preferences: 'given',
  sessions: 'signedIn',
  sessionTerm: 'given',
  recoveryCodeCount: 'signedIn',
  rooms: 'given',
  requests: 'signedIn',
  requestCount: 'given',
  blockedPeople: 'signedIn',
  ban: 'signedIn',
  reports: 'signedIn',
  ownedRooms: 'signedIn',
} as const;
