import { expect, test } from 'vitest';
import { type InstallWay, installWayOf } from '../../pwa/account/install-way.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko)';
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

test.each<[string, string, number, boolean, InstallWay]>([
  ['Chrome on Android, once it has offered', `${android} Chrome/131.0 Mobile Safari/537.36`, 5, true, 'prompt'],
  ['Chrome on Android, before', `${android} Chrome/131.0 Mobile Safari/537.36`, 5, false, 'menu'],
  ['Firefox on Android', 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5, false, 'menu'],
  ['Safari on an iPhone', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, 5, false, 'share'],
  ['Chrome on an iPhone', `${iphone} CriOS/131.0 Mobile/15E148 Safari/604.1`, 5, false, 'share'],
  ['a chat app on an iPhone', `${iphone} Mobile/15E148`, 5, false, 'elsewhere'],
  ['Facebook on an iPhone', `${iphone} Mobile/15E148 Safari/604.1 [FBAN/FBIOS;FBAV/450]`, 5, false, 'elsewhere'],
  ['an iPad that calls itself a Mac', mac, 5, false, 'share'],
  ['a Mac', mac, 0, false, 'menu'],
])('%s', (_, userAgent, touchPoints, canAsk, way) => {
  expect(installWayOf({ userAgent, touchPoints, canAsk })).toBe(way);
});
