import { decode } from '/moongate.js';

import { h } from './dom.js';
import { textOf } from './form.js';
import { panel } from './panel.js';
import { say } from './status.js';
import { t } from './words.js';

/** The access token, taken apart, with its time running out and a button that renews it. */
export function token(moongate) {
  const timer = h('p', { class: 'timer', role: 'timer' });
  const life = h('progress', { 'aria-hidden': 'true', value: 1, max: 1 });
  const header = h('pre', { tabindex: '0', role: 'group', 'aria-label': t('tokenHeader') });
  const claims = h('pre', { tabindex: '0', role: 'group', 'aria-label': t('tokenClaims') });
  let shown = null;

  function tick() {
    if (!timer.isConnected && shown) {
      clearInterval(ticking);
      return;
    }
    if (moongate.accessToken && moongate.accessToken !== shown) {
      shown = moongate.accessToken;
      const parts = decode(shown);
      header.textContent = JSON.stringify(parts.header, null, 2);
      claims.textContent = JSON.stringify(parts.claims, null, 2);
      life.max = parts.claims.exp - parts.claims.iat;
    }
    const left = Math.max(0, Math.round((moongate.expiresAt - Date.now()) / 1000));
    life.value = left;
    timer.textContent = left > 0 ? t('expiresIn', { time: clock(left) }) : t('expired');
  }

  const ticking = setInterval(tick, 500);
  tick();
  const renew = () => moongate.refresh().then(() => {
    tick();
    say(t('refreshed'));
  }, (error) => error.status !== 401 && say(textOf(error)));
  const copy = () => navigator.clipboard.writeText(moongate.accessToken).then(() => say(t('copied')));
  return panel('token', t('token'), t('tokenText'),
    h('div', { class: 'life' }, timer, life),
    h('div', { class: 'row' },
      h('button', { type: 'button', class: 'quiet', onclick: renew }, t('refresh')),
      h('button', { type: 'button', class: 'quiet', onclick: copy }, t('copyToken'))),
    h('h3', {}, t('tokenHeader')), header, h('h3', {}, t('tokenClaims')), claims);
}

/** Seconds as minutes and seconds. */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
