
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "BanMemberError": [
      "Banned",
      "InvalidInput",
      "NotAMember",
      "NotAllowed",
      "PersonNotFound",
      "RoomNotFound"
    ],
    "BecomeMemberError": [
      "InvalidInput",
      "UsernameTaken"
    ],
    "ChangePasswordError": [
      "InvalidInput",
      "WrongPassword"
    ],
    "ChangeRoleError": [
      "PersonNotFound"
    ],
    "ChangeServerSettingsError": [
      "InvalidInput"
    ],
    "CreateInviteError": [
      "InvalidInput",
      "RoomNotFound"
    ],
    "CreateRoomError": [
      "InvalidInput",
      "RoomIdTaken",
      "RoomNameTaken"
    ],
    "DeleteMessageError": [
      "Banned",
      "MessageNotFound",
      "NotAMember",
      "NotYourMessage"
    ],
    "DeleteRoomError": [
      "Banned",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "EditMessageError": [
      "Banned",
      "EmptyMessage",
      "MessageGone",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage"
    ],
    "Event": [
      "BanLifted",
      "BansChanged",
      "InstanceChanged",
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
      "MessageDeleted",
      "MessageEdited",
      "PreferencesChanged",
      "PresenceChanged",
      "RoleChanged",
      "RoomChanged",
      "RoomJoined",
      "RoomLeft",
      "RoomListed",
      "RoomRead",
      "RoomUnlisted",
      "UserChanged"
    ],
    "JoinAsGuestError": [
      "InvalidInput",
      "QuickJoinOff"
    ],
    "JoinRoomError": [
      "Banned",
      "InvalidInput",
      "InviteNeeded",
      "RoomNotFound",
      "WrongRoomPassword"
    ],
    "LeaveRoomError": [
      "Banned",
      "NotAMember",
      "RoomNotFound"
    ],
    "MakeRecoveryCodesError": [
      "WrongPassword"
    ],
    "MakeResetLinkError": [
      "PersonNotFound"
    ],
    "MarkReadError": [
      "Banned",
      "NotAMember",
      "RoomNotFound"
    ],
    "RecoverAccountError": [
      "CodeNotValid",
      "InvalidInput"
    ],
    "RemoveMemberError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "RestorePersonError": [
      "PersonNotFound"
    ],
    "RevokeInviteError": [
      "InviteNotFound",
      "RoomNotFound"
    ],
    "SendMessageError": [
      "Banned",
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SetMemberRoleError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "SignInError": [
      "AccountSuspended",
      "EmailTaken",
      "InvalidInput",
      "InviteNeeded",
      "InviteNotValid",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "SignOutPersonError": [
      "PersonNotFound"
    ],
    "SuspendPersonError": [
      "PersonNotFound"
    ],
    "TransferRoomError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "UnbanError": [
      "Banned",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UpdateRoomError": [
      "Banned",
      "InvalidInput",
      "NotAMember",
      "NotAllowed",
      "RoomNameTaken",
      "RoomNotFound"
    ],
    "UseInviteError": [
      "Banned",
      "InviteNotValid"
    ],
    "UserError": [
      "AccountSuspended",
      "Banned",
      "CodeNotValid",
      "EmailTaken",
      "EmptyMessage",
      "InvalidInput",
      "InviteNeeded",
      "InviteNotFound",
      "InviteNotValid",
      "MemberNotFound",
      "MessageGone",
      "MessageIdTaken",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotAllowed",
      "NotYourMessage",
      "PersonNotFound",
      "QuickJoinOff",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials",
      "WrongPassword",
      "WrongRoomPassword"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "BanMemberError": [
      "Banned",
      "InvalidInput",
      "NotAMember",
      "NotAllowed",
      "PersonNotFound",
      "RoomNotFound"
    ],
    "BecomeMemberError": [
      "InvalidInput",
      "UsernameTaken"
    ],
    "ChangePasswordError": [
      "InvalidInput",
      "WrongPassword"
    ],
    "ChangeRoleError": [
      "PersonNotFound"
    ],
    "ChangeServerSettingsError": [
      "InvalidInput"
    ],
    "CreateInviteError": [
      "InvalidInput",
      "RoomNotFound"
    ],
    "CreateRoomError": [
      "InvalidInput",
      "RoomIdTaken",
      "RoomNameTaken"
    ],
    "DeleteMessageError": [
      "Banned",
      "MessageNotFound",
      "NotAMember",
      "NotYourMessage"
    ],
    "DeleteRoomError": [
      "Banned",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "EditMessageError": [
      "Banned",
      "EmptyMessage",
      "MessageGone",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotYourMessage"
    ],
    "Event": [
      "BanLifted",
      "BansChanged",
      "InstanceChanged",
      "MemberJoined",
      "MemberLeft",
      "MessageAdded",
      "MessageDeleted",
      "MessageEdited",
      "PreferencesChanged",
      "PresenceChanged",
      "RoleChanged",
      "RoomChanged",
      "RoomJoined",
      "RoomLeft",
      "RoomListed",
      "RoomRead",
      "RoomUnlisted",
      "UserChanged"
    ],
    "JoinAsGuestError": [
      "InvalidInput",
      "QuickJoinOff"
    ],
    "JoinRoomError": [
      "Banned",
      "InvalidInput",
      "InviteNeeded",
      "RoomNotFound",
      "WrongRoomPassword"
    ],
    "LeaveRoomError": [
      "Banned",
      "NotAMember",
      "RoomNotFound"
    ],
    "MakeRecoveryCodesError": [
      "WrongPassword"
    ],
    "MakeResetLinkError": [
      "PersonNotFound"
    ],
    "MarkReadError": [
      "Banned",
      "NotAMember",
      "RoomNotFound"
    ],
    "RecoverAccountError": [
      "CodeNotValid",
      "InvalidInput"
    ],
    "RemoveMemberError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "RestorePersonError": [
      "PersonNotFound"
    ],
    "RevokeInviteError": [
      "InviteNotFound",
      "RoomNotFound"
    ],
    "SendMessageError": [
      "Banned",
      "EmptyMessage",
      "MessageIdTaken",
      "MessageTooLong",
      "NotAMember",
      "RoomNotFound"
    ],
    "SetMemberRoleError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "SignInError": [
      "AccountSuspended",
      "EmailTaken",
      "InvalidInput",
      "InviteNeeded",
      "InviteNotValid",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials"
    ],
    "SignOutPersonError": [
      "PersonNotFound"
    ],
    "SuspendPersonError": [
      "PersonNotFound"
    ],
    "TransferRoomError": [
      "Banned",
      "MemberNotFound",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "UnbanError": [
      "Banned",
      "NotAMember",
      "NotAllowed",
      "RoomNotFound"
    ],
    "UpdateProfileError": [
      "InvalidInput"
    ],
    "UpdateRoomError": [
      "Banned",
      "InvalidInput",
      "NotAMember",
      "NotAllowed",
      "RoomNameTaken",
      "RoomNotFound"
    ],
    "UseInviteError": [
      "Banned",
      "InviteNotValid"
    ],
    "UserError": [
      "AccountSuspended",
      "Banned",
      "CodeNotValid",
      "EmailTaken",
      "EmptyMessage",
      "InvalidInput",
      "InviteNeeded",
      "InviteNotFound",
      "InviteNotValid",
      "MemberNotFound",
      "MessageGone",
      "MessageIdTaken",
      "MessageNotFound",
      "MessageTooLong",
      "NotAMember",
      "NotAllowed",
      "NotYourMessage",
      "PersonNotFound",
      "QuickJoinOff",
      "RoomIdTaken",
      "RoomNameTaken",
      "RoomNotFound",
      "SignUpClosed",
      "TooManyDevices",
      "UsernameTaken",
      "WrongCredentials",
      "WrongPassword",
      "WrongRoomPassword"
    ]
  }
};
      export default result;
    