import type { CurrentSettings } from './current-settings.ts';
import type { User } from './user.ts';

/** Those who stay outside until they have proved an address, where nobody gets in without one: not guests, who have none, nor the owner. */
export const provingRoles = ['MEMBER', 'ADMIN'] as const;

/** Whether somebody has to prove an address before they may do anything else. */
export function mustProveEmail(
  { role, emailVerifiedAt }: Pick<User, 'role' | 'emailVerifiedAt'>,
  { email }: Pick<CurrentSettings, 'email'>,
): boolean {
  return email === 'REQUIRED' && emailVerifiedAt == null && provingRoles.some((proving) => proving === role);
}
