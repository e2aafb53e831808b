
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "CreateRoomError": [
      "InvalidInput",
      "RoomIdTaken",
      "RoomNameTaken"
    ],
    "Event": [
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
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
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
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
    "Event": [
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
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
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
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
    