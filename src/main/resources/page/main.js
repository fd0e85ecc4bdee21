import { Moongate } from '/moongate.js';

import { account } from './account.js';
import { h } from './dom.js';
import { forgotten } from './forgotten.js';
import { textOf } from './form.js';
import { signIn } from './sign-in.js';
import { signUp } from './sign-up.js';
import { say } from './status.js';
import { current, LANGUAGES, preferred, remember, speak, t } from './words.js';

const VIEWS = { '#sign-in': signIn, '#sign-up': signUp, '#forgotten': forgotten, '#account': account };

const main = document.getElementById('main');

const moongate = new Moongate();

let shownFor;

/** Shows the view of the address; the account only to whoever is signed in, the others only to whoever is not. */
function show({ focus = true } = {}) {
  const signedIn = moongate.user !== null;
  const fitting = location.hash in VIEWS && (location.hash === '#account') === signedIn;
  const hash = fitting ? location.hash : (signedIn ? '#account' : '#sign-in');
  if (hash !== location.hash) history.replaceState(null, '', hash);
  shownFor = moongate.user?.id;
  document.body.dataset.view = hash.slice(1);
  main.replaceChildren(...VIEWS[hash](moongate, show));
  const heading = main.querySelector('h1');
  document.title = `${heading.textContent} · ${document.body.dataset.app}`;
  if (focus) heading.focus({ preventScroll: true });
  if (focus) scrollTo(0, 0);
}

function languages() {
  document.getElementById('languages').setAttribute('aria-label', t('language'));
  document.getElementById('languages').replaceChildren(...Object.entries(LANGUAGES).map(([tag, name]) =>
    h('button', { type: 'button', lang: tag, 'aria-pressed': String(tag === current()), onclick: () => choose(tag) },
      name)));
  document.getElementById('skip').textContent = t('skip');
  document.querySelectorAll('[data-words]').forEach((each) => {
    each.textContent = t(each.dataset.words);
  });
}

/** Speaks another language and keeps what has been typed. */
async function choose(tag) {
  const typed = [...main.querySelectorAll('input')].map((input) => [input.name, input.value]);
  remember(tag);
  await speak(tag);
  moongate.language = tag;
  languages();
  show({ focus: false });
  for (const [name, value] of typed) {
    const input = main.querySelector(`input[name="${name}"]`);
    if (input) input.value = value;
  }
  document.querySelector(`#languages [lang="${tag}"]`).focus();
}

async function start() {
  await speak(preferred());
  moongate.language = current();
  languages();
  await moongate.restore().catch((error) => say(textOf(error)));
  moongate.onChange((user) => {
    if (user?.id === shownFor) return;
    if (!user) say(t('sessionEnded'));
    show();
  });
  addEventListener('hashchange', () => location.hash !== '#main' && show());
  show({ focus: false });
}

start();
