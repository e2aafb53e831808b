import type { DeviceRule, EmailRule, WayIn } from '../graphql/generated/later/graphql.ts';
import { m } from '../text/words.ts';
import type { RadioCard } from '../ui/radio-card.ts';

/** The choices of each setting, in the words of the moment. */
export function waysIn(): RadioCard<WayIn>[] {
  return [
    { value: 'OPEN', label: m.admin_way_in_open(), hint: m.admin_way_in_open_hint() },
    { value: 'INVITE', label: m.admin_way_in_invite(), hint: m.admin_way_in_invite_hint() },
    { value: 'CLOSED', label: m.admin_way_in_closed(), hint: m.admin_way_in_closed_hint() },
  ];
}

/** Without those that take a mail server, where there is none. */
export function emailRules(canMail: boolean): RadioCard<EmailRule>[] {
  return [
    ...(canMail
      ? [{ value: 'REQUIRED' as const, label: m.admin_email_required(), hint: m.admin_email_required_hint() }]
      : []),
    { value: 'OPTIONAL', label: m.admin_email_optional(), hint: m.admin_email_optional_hint() },
    { value: 'OFF', label: m.admin_email_off(), hint: m.admin_email_off_hint() },
  ];
}

export function deviceRules(): { value: DeviceRule; label: string }[] {
  return [
    { value: 'UNLIMITED', label: m.admin_devices_unlimited() },
    { value: 'LIMITED', label: m.admin_devices_limited() },
    { value: 'ONE_REFUSE', label: m.admin_devices_one_refuse() },
    { value: 'ONE_REPLACE', label: m.admin_devices_one_replace() },
  ];
}
