/** The languages, each by its own name. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' };

const KEPT = 'moongate.language';

let language = 'en';
let words = {};

/** What the user chose here before, else what the browser prefers. */
export function preferred() {
  const kept = read();
  return Object.hasOwn(LANGUAGES, kept) ? kept : negotiate(navigator.languages ?? [navigator.language]);
}

/** The first of ours that the browser's list asks for: any Chinese of Taiwan, Hong Kong or Macau is traditional. */
function negotiate(tags) {
  for (const tag of tags) {
    if (/^en\b/i.test(tag)) return 'en';
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-TW';
    if (/^zh\b/i.test(tag)) return 'zh-CN';
  }
  return 'en';
}

/** Switches the language of the whole page. */
export async function speak(tag) {
  words = (await import(`./words/${tag}.js`)).default;
  language = tag;
  document.documentElement.lang = tag;
}

/** Keeps the user's choice for the next visit. */
export function remember(tag) {
  try {
    localStorage.setItem(KEPT, tag);
  } catch {
    // a browser that keeps nothing asks again
  }
}

export function current() {
  return language;
}

/** The words of a key, with values in the place of {names}. */
export function t(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A time as people of this language write it. */
export function day(time) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}

/** Seconds as people say them, in the largest unit that is not too rough. */
export function duration(seconds) {
  const [unit, size] = [['hour', 3600], ['minute', 60]].find(([, length]) => seconds >= 2 * length) ?? ['second', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
    .format(Math.ceil(seconds / size));
}

/** A time as so long ago. */
export function ago(time) {
  const seconds = Math.round((new Date(time) - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of [['day', 86_400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

function read() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}
