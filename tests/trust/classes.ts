/** Where small chat servers fail in practice: each class of holes, and tests that fail if it is there, as `file: sentence`. */
export const classes: readonly { readonly name: string; readonly tests: readonly string[] }[] = [
  {
    name: 'Identity comes from the session alone',
    tests: [
      'graphql/transport: knows who asks from the session alone',
      'accounts/profile: is for those who are signed in, and everybody changes their own alone',
    ],
  },
  {
    name: 'Authorisation of every read, write and subscription, and again when something changes',
    tests: [
      'access/fields: answers each persona what was agreed on',
      'access/policy: ',
      'rooms/bans: cuts every open stream of theirs, and tells them and the others why',
      'accounts/sessions: cuts every socket of the session with 4401 within a second, and no other',
      'accounts/server-roles: cuts somebody who is suspended off at once and everywhere, until they are restored',
      'files/file-rights: is refused at once to whoever is banned, has left or is suspended, and nothing is taken from them',
    ],
  },
  {
    name: 'No script from data',
    tests: [
      'e2e/script-injection: is shown as it was written in messages, and runs nowhere',
      'e2e/script-injection: is shown as it was written where a place, its invitations and its bans are told, and runs nowhere',
      'e2e/script-injection: runs nowhere as an address, a part of one or a question mark behind it',
      'http/web-app: lets pages run our own files and the scripts that the build wrote into them, by hash',
    ],
  },
  {
    name: 'Secrets are hashed, random and on the host alone',
    tests: [
      'accounts/sign-up: never answers or stores a password in plain',
      'accounts/sign-in: gives every session a token of its own, and keeps none of them',
      'accounts/sign-in: hashes the password anew when the parameters have grown',
      'rooms/invites: is known to the database by its hash alone',
      'accounts/set-up: needs the code that the server printed, from anywhere but its own computer',
    ],
  },
  {
    name: 'Nothing for pages of other sites',
    tests: [
      'graphql/transport: changes nothing for a page of another site that sends the cookie along',
      'realtime/sockets: opens for our own pages and for programs, not for pages of other sites',
      'http/web-app: is asked for by its own names alone, so that no other name can be pointed at it',
    ],
  },
  {
    name: 'Limits on everything, counted per operation',
    tests: [
      'graphql/transport: are limited per person, on both transports together, with 429 and how long to wait',
      'graphql/transport: refuses a body of more than 256 KiB, told by its length or not, and answers the next request',
      'graphql/bounds: ',
      'realtime/sockets: lets one socket hold 20 subscriptions and no more, until one ends',
      'accounts/sign-in: end after ten, with how long to wait, for that account from that address alone',
    ],
  },
  {
    name: 'No enumeration by text or time',
    tests: [
      'accounts/sign-in: tells a wrong name, a wrong email and a wrong password in the same words',
      'accounts/sign-in: does the same work for a wrong name as for a wrong password',
      'rooms/join-room: tells the same, to the byte, of a missing room and of a hidden one that does not open',
    ],
  },
  {
    name: 'Sessions begin anew, end when they should, and can be ended',
    tests: [
      'accounts/sessions: that is kept lasts 60 days from its last use, another 30 minutes',
      'accounts/sessions: is taken away by signing out, and renewed by signing in, which ends the session that it stood for',
      'accounts/credentials: ends the other sessions and their sockets, and is the only one from then on',
      "accounts/credentials: shows one's own devices, and signs out one or all others",
      'accounts/stale-letters: by recovery leaves no letter that gives the account another address',
    ],
  },
  {
    name: 'Nothing in answers beyond need',
    tests: [
      'accounts/profile: tells an email to its owner alone',
      'rooms/lists: show the last message to members alone',
      'messages/mark-read: tells the read position to the reader alone',
      'http/logs: holds no message, password, token or address of a person, whatever goes well or wrong',
    ],
  },
  {
    name: 'Texts are kept to the byte, and none is lost in silence',
    tests: [
      'trust/text-corpus: of a message, of one to 10,000 characters, comes back to the byte over %s',
      'trust/text-corpus: of a person and of a room comes back to the byte over %s',
      'messages/text-fidelity: that is not UTF-8 is refused rather than mended',
      'messages/durability: survives kill -9 of the process right after the answer, and its retry is not a second one',
    ],
  },
  {
    name: 'Deleting is safe: others keep theirs, a room has one owner, nobody is both banned and inside',
    tests: [
      'accounts/delete-account: removes what they wrote and what it said before, everywhere and for everybody, and nothing else',
      'accounts/delete-account-rooms: have one owner and nobody deleted in them, whatever others do at the same time',
      'rooms/leave-room: keeps exactly one owner while people leave and enter at the same time',
      'rooms/bans: never leaves anybody both banned and a member, whatever happens at the same time',
      'messages/delete-message: leaves nothing of a deleted text in the files of the embedded database',
    ],
  },
  {
    name: 'Uploads are drawn anew, and shown to those who may see them',
    tests: [
      'files/pictures: lose where and with what they were taken, and stand upright',
      'files/pictures: that are a page as well are drawn as a picture, and nothing of the page is left',
      'files/pictures: that would swell to more than memory holds are refused before they do',
      'files/pictures: of private rooms are for those inside; whoever is banned, or was never in, finds none',
      'files/files: are saved under their names and never opened, but for pictures, which were drawn anew',
      'files/file-rights: is for its uploader alone until it is sent, and then for the members',
      'files/uploads: takes 50 MB and no more, told by its length or not',
    ],
  },
  {
    name: 'Right status codes, and nothing of the inside in an error',
    tests: [
      'graphql/transport: has one status for each kind of answer',
      'graphql/errors: is masked over HTTP, with status 500 and a reference that the log explains',
      'http/web-app: has lost its database says so, and masks what fails',
    ],
  },
  {
    name: 'Commands that destroy are guarded, sample data is harmless',
    tests: [
      'commands/restore: is emptied only when its name is typed, after a backup that brings it back',
      'commands/demo: is refused on a server with anything real, and removing nothing is harmless',
      'commands/demo: leaves the server to whoever makes the first account, and removes exactly what it has made',
    ],
  },
  {
    name: 'Safe transport, and honest words where it is not',
    tests: [
      'http/certificate: gets it by itself, does TLS 1.2 or newer, keeps it over a restart, and sends plain http there',
      'accounts/sessions: is __Host- and Secure when the server is reached by https',
      'http/web-app: is reached by https tells browsers to stay with it, and answers under its public name',
      'e2e/set-up: is found by address and code, says there what plain http cannot do, and can be closed again',
    ],
  },
];
