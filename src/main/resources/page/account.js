import { h, title } from './dom.js';
import { password } from './password.js';
import { profile } from './profile.js';
import { sessions } from './sessions.js';
import { say } from './status.js';
import { token } from './token.js';
import { textOf } from './form.js';
import { t } from './words.js';

/** Everything for whoever is signed in. */
export function account(moongate) {
  const name = h('span');
  const heading = title('');
  const greet = () => {
    name.textContent = t('hello', { name: moongate.user.name });
  };
  heading.append(name);
  greet();
  return [
    h('div', { class: 'greeting' }, heading,
      h('div', { class: 'row' }, leave('signOut', () => moongate.logout()),
        leave('signOutEverywhere', () => moongate.logoutEverywhere()))),
    h('div', { class: 'panels' }, profile(moongate, greet), sessions(moongate), password(moongate), token(moongate)),
  ];
}

function leave(key, how) {
  return h('button', {
    type: 'button', class: 'quiet',
    onclick: () => how().then(() => say(t('signedOut')), (error) => say(textOf(error))),
  }, t(key));
}
