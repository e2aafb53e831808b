import Globe from '@lucide/svelte/icons/globe';
import House from '@lucide/svelte/icons/house';
import Laptop from '@lucide/svelte/icons/laptop';
import type { Reach } from '../graphql/generated/later/graphql.ts';
import { m } from '../text/words.ts';
import type { RadioCard } from '../ui/radio-card.ts';

/** From where people can reach a server, in the words of the moment. */
export function reaches(): RadioCard<Reach>[] {
  return [
    { value: 'THIS_COMPUTER', label: m.reach_this_computer(), hint: m.reach_this_computer_hint(), icon: Laptop },
    { value: 'HOME_NETWORK', label: m.reach_home_network(), hint: m.reach_home_network_hint(), icon: House },
    { value: 'INTERNET', label: m.reach_internet(), hint: m.reach_internet_hint(), icon: Globe },
  ];
}
