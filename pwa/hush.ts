/**
 * What was said to screen readers stays in the page to be read. It ends with the person (it may name somebody), with the
 * language it was said in, and with the screen it was said of; a query in the address makes no other screen.
 */
import { computed } from '@preact/signals';

import { whenPersonChanges } from './person-change.ts';
import { path } from './route.ts';
import { language } from './text/language.ts';
import { unsay, unsayOlder } from './ui/live-region.tsx';

const screen = computed(() => path.value.split('?')[0]);

export function hushInTime(): void {
  whenPersonChanges(unsay);
  language.subscribe(unsay);
  screen.subscribe(unsayOlder);
}
