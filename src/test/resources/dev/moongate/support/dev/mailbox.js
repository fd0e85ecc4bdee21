import { h } from './dom.js';
import { say } from './status.js';

const LOOK_EVERY_MILLIS = 1000;

const list = document.getElementById('mails');
const reading = document.getElementById('reading');

/** @type {?any[]} null until the first look */
let mails = null;
let chosen = null;

async function look() {
  try {
    const answer = await fetch(`/dev/mailbox${location.search}`, { headers: { Accept: 'application/json' } });
    const found = (await answer.json()).messages.reverse();
    if (found.length !== mails?.length || found[0]?.id !== mails[0]?.id) {
      if (mails && found.length > mails.length) say(`A mail for ${found[0].to}`);
      mails = found;
      show();
    }
  } catch {
    // Moongate is starting again: the next look may find it
  }
  setTimeout(look, document.hidden ? 5 * LOOK_EVERY_MILLIS : LOOK_EVERY_MILLIS);
}

function show() {
  const focused = document.activeElement?.dataset.id;
  list.replaceChildren(...mails.map(item));
  if (mails.length === 0) list.append(h('li', { class: 'hint' }, 'No mails yet. Ask for a code on the sign-in page.'));
  if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus();
  if (chosen && !mails.some((mail) => mail.id === chosen.id)) read(null);
}

function item(mail) {
  return h('li', { class: mail.id === chosen?.id ? 'chosen' : null },
    h('button', { type: 'button', class: 'subject', 'data-id': mail.id, onclick: () => read(mail) }, mail.subject),
    h('p', { class: 'hint' }, `to ${mail.to} · `,
      h('time', { datetime: mail.received_at }, new Date(mail.received_at).toLocaleTimeString())),
    mail.code && h('p', { class: 'take' }, h('code', {}, mail.code),
      h('button', { type: 'button', class: 'quiet', 'aria-label': `Copy the code ${mail.code}`,
        onclick: () => copy(mail.code) }, 'Copy')));
}

/** Shows a mail as HTML, where it has any, or as text. */
function read(mail, as = mail?.html ? 'html' : 'text') {
  chosen = mail;
  reading.hidden = !mail;
  if (mail) {
    const form = (name, label) => h('button', {
      type: 'button', class: 'quiet', 'aria-pressed': String(name === as), onclick: () => read(mail, name),
    }, label);
    reading.replaceChildren(
      h('h2', { tabindex: '-1' }, mail.subject),
      h('p', { class: 'hint' }, `to ${mail.to} · ${new Date(mail.received_at).toLocaleString()}`),
      h('div', { class: 'forms' }, mail.html && form('html', 'HTML'), form('text', 'Text')),
      as === 'html' ? h('iframe', { sandbox: '', title: 'The mail as HTML', src: `/dev/mailbox/${mail.id}` })
        : h('pre', { tabindex: '0', role: 'group', 'aria-label': 'The mail as text' }, mail.text));
    reading.querySelector('h2').focus({ preventScroll: innerWidth > 900 });
  }
  show();
}

function copy(code) {
  navigator.clipboard.writeText(code).then(() => say('Copied'), () => say('The browser does not let the page copy'));
}

document.getElementById('empty').addEventListener('click', async () => {
  await fetch('/dev/mailbox', { method: 'DELETE' });
  say('The mailbox is empty');
});

look();
