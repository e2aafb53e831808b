import type { ServerActKind, ServerActsQuery } from '../graphql/generated/later/graphql.ts';
import type { Sentence } from '../people/sentence-pieces.ts';
import { m } from '../text/words.ts';

type Act = ServerActsQuery['administration']['acts']['nodes'][number];

const roles: Readonly<Record<string, () => string>> = {
  OWNER: m.admin_role_owner,
  ADMIN: m.admin_role_admin,
  MEMBER: m.admin_role_member,
};

const settings: Readonly<Record<string, () => string>> = {
  serverName: m.admin_server_name,
  wayIn: m.admin_way_in,
  email: m.admin_email,
  isQuickJoinOn: m.admin_quick_join,
  devices: m.admin_devices_rule,
  devicesMax: m.admin_devices_max,
  reach: m.reach_legend,
};

/** The kinds of acts to choose from, in words. */
export function actKinds(): { value: ServerActKind; label: string }[] {
  const labels: Readonly<Record<ServerActKind, () => string>> = {
    SUSPENDED: m.admin_act_kind_suspended,
    RESTORED: m.admin_act_kind_restored,
    CHANGED_ROLE: m.admin_act_kind_role,
    DELETED_ACCOUNT: m.admin_act_kind_deleted,
    SIGNED_OUT: m.admin_act_kind_signed_out,
    MADE_RESET_LINK: m.admin_act_kind_reset_link,
    INVITED: m.admin_act_kind_invited,
    REVOKED_INVITE: m.admin_act_kind_revoked,
    CHANGED_SETTING: m.admin_act_kind_setting,
    GAVE_ROOM: m.admin_act_kind_gave_room,
    REMOVED_ROOM: m.admin_act_kind_removed_room,
    RESOLVED_REPORT: m.admin_act_kind_report,
  };
  return Object.entries(labels).map(([value, label]) => ({ value: value as ServerActKind, label: label() }));
}

/** Who did what to whom, in one sentence. */
export function actWords({ kind, by, about, detail }: Act, nameOf: Parameters<Sentence>[0]): string {
  const name = by ? nameOf(by) : m.admin_act_host();
  const person = about ? nameOf(about) : m.admin_act_nobody();
  const room = detail ?? '';
  switch (kind) {
    case 'SUSPENDED':
      return m.admin_act_suspended({ name, person });
    case 'RESTORED':
      return m.admin_act_restored({ name, person });
    case 'CHANGED_ROLE':
      return m.admin_act_role({ name, person, role: roles[room]?.() ?? room });
    case 'DELETED_ACCOUNT':
      return m.admin_act_deleted({ name, username: room });
    case 'SIGNED_OUT':
      return m.admin_act_signed_out({ name, person });
    case 'MADE_RESET_LINK':
      return m.admin_act_reset_link({ name, person });
    case 'INVITED':
      return m.admin_act_invited({ name });
    case 'REVOKED_INVITE':
      return m.admin_act_revoked({ name });
    case 'CHANGED_SETTING':
      return m.admin_act_setting({ name, setting: settings[room]?.() ?? room });
    case 'GAVE_ROOM':
      return m.admin_act_gave_room({ name, person, room });
    case 'REMOVED_ROOM':
      return m.admin_act_removed_room({ name, room });
    case 'RESOLVED_REPORT':
      return m.admin_act_report({ name, room });
  }
}
