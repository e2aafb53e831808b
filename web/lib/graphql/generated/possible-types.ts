
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "CreateRoomError": [
      "InvalidInput",
      "RoomIdTaken",
      "RoomNameTaken"
    ],
    "DeleteMessageError": [
      "MessageNotFound",
      "NotAMember",
      "NotYourMessage"
    ],
    "EditMessageError": [
      "EmptyMessage",
      "MessageGone",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage"
    ],
    "Event": [
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
      "MessageDeleted",
      "MessageEdited",
      "PreferencesChanged",
      "PresenceChanged",
      "RoomJoined",
      "RoomLeft",
      "RoomListed",
      "RoomRead",
      "UserChanged"
    ],
    "JoinRoomError": [
      "InvalidInput",
      "InviteNeeded",
      "RoomNotFound",
      "WrongRoomPassword"
    ],
    "LeaveRoomError": [
      "NotAMember",
      "RoomNotFound"
    ],
    "MarkReadError": [
      "NotAMember",
      "RoomNotFound"
    ],
    "SendMessageError": [
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SignInError": [
      "EmailTaken",
      "InvalidInput",
      "SignUpClosed",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UserError": [
      "EmailTaken",
      "EmptyMessage",
      "InvalidInput",
      "InviteNeeded",
      "MessageGone",
      "MessageIdTaken",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "UsernameTaken",
      "WrongCredentials",
      "WrongRoomPassword"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "CreateRoomError": [
      "InvalidInput",
      "RoomIdTaken",
      "RoomNameTaken"
    ],
    "DeleteMessageError": [
      "MessageNotFound",
      "NotAMember",
      "NotYourMessage"
    ],
    "EditMessageError": [
      "EmptyMessage",
      "MessageGone",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage"
    ],
    "Event": [
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
      "MessageDeleted",
      "MessageEdited",
      "PreferencesChanged",
      "PresenceChanged",
      "RoomJoined",
      "RoomLeft",
      "RoomListed",
      "RoomRead",
      "UserChanged"
    ],
    "JoinRoomError": [
      "InvalidInput",
      "InviteNeeded",
      "RoomNotFound",
      "WrongRoomPassword"
    ],
    "LeaveRoomError": [
      "NotAMember",
      "RoomNotFound"
    ],
    "MarkReadError": [
      "NotAMember",
      "RoomNotFound"
    ],
    "SendMessageError": [
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SignInError": [
      "EmailTaken",
      "InvalidInput",
      "SignUpClosed",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UserError": [
      "EmailTaken",
      "EmptyMessage",
      "InvalidInput",
      "InviteNeeded",
      "MessageGone",
      "MessageIdTaken",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "UsernameTaken",
      "WrongCredentials",
      "WrongRoomPassword"
    ]
  }
};
      export default result;
    