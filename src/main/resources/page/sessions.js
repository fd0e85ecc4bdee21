import { deviceName } from './device.js';
import { h } from './dom.js';
import { textOf } from './form.js';
import { panel } from './panel.js';
import { say } from './status.js';
import { ago, t } from './words.js';

/** Wherever the user is signed in, each with a button that ends it. */
export function sessions(moongate) {
  const list = h('ul', { class: 'sessions' }, h('li', {}, t('loading')));
  const show = () => moongate.sessions().then(
    (all) => list.replaceChildren(...all.map((session) => item(moongate, session, show))),
    (error) => list.replaceChildren(h('li', {}, textOf(error))));
  show();
  list.addEventListener('moongate:stale', show);
  return panel('devices', t('sessions'), t('sessionsText'), list);
}

function item(moongate, session, show) {
  const device = deviceName(session.user_agent);
  const time = ago(session.last_used_at);
  const end = () => moongate.endSession(session.id)
    .then(() => say(t('sessionHasEnded')), (error) => say(textOf(error)))
    .then(show)
    .then(() => document.querySelector('.devices h2')?.focus());
  return h('li', {},
    h('div', {},
      h('strong', {}, device),
      h('span', { class: 'hint' }, t('lastUsed', { time, ip: session.ip }))),
    session.current ? h('span', { class: 'badge' }, t('thisSession'))
      : h('button', { type: 'button', class: 'quiet', 'aria-label': t('endLabel', { device, time }), onclick: end },
        t('end')));
}
