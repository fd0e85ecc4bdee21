import { t } from './words.js';

const BROWSERS = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrom', 'Chrome'], ['Safari', 'Safari']];

const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'],
  ['Mac OS', 'macOS'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']];

/** What people call the device that a User-Agent header describes. */
export function deviceName(userAgent) {
  const browser = named(BROWSERS, userAgent);
  const system = named(SYSTEMS, userAgent);
  if (browser && system) return t('device', { browser, system });
  return userAgent?.split(/[\s/(]/)[0] || t('unknownDevice');
}

function named(list, userAgent) {
  return list.find(([mark]) => userAgent?.includes(mark))?.[1];
}
