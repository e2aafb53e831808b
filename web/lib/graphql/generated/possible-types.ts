
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "ChangeRoleError": [
      "PersonNotFound"
    ],
    "ChangeServerSettingsError": [
      "InvalidInput"
    ],
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
      "InstanceChanged",
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
    "RestorePersonError": [
      "PersonNotFound"
    ],
    "SendMessageError": [
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SignInError": [
      "AccountSuspended",
      "EmailTaken",
      "InvalidInput",
      "InviteNeeded",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "SuspendPersonError": [
      "PersonNotFound"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UserError": [
      "AccountSuspended",
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
      "PersonNotFound",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials",
      "WrongRoomPassword"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "ChangeRoleError": [
      "PersonNotFound"
    ],
    "ChangeServerSettingsError": [
      "InvalidInput"
    ],
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
      "InstanceChanged",
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
    "RestorePersonError": [
      "PersonNotFound"
    ],
    "SendMessageError": [
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SignInError": [
      "AccountSuspended",
      "EmailTaken",
      "InvalidInput",
      "InviteNeeded",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "SuspendPersonError": [
      "PersonNotFound"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UserError": [
      "AccountSuspended",
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
      "PersonNotFound",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials",
      "WrongRoomPassword"
    ]
  }
};
      export default result;
    