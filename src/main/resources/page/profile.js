import { h } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { panel } from './panel.js';
import { say } from './status.js';
import { day, t } from './words.js';

/** Who the user is, to read and to change. */
export function profile(moongate, onChange) {
  const content = h('div');
  const edit = h('button', { type: 'button', class: 'quiet', onclick: () => write() }, t('edit'));

  function read() {
    const { user } = moongate;
    content.replaceChildren(h('dl', {},
      ...entry(t('name'), user.name),
      ...entry(t('username'), user.username),
      ...entry(t('email'), `${user.email} (${t(user.is_verified ? 'verified' : 'unverified')})`),
      ...(user.avatar ? entry(t('avatar'), user.avatar) : []),
      ...entry(t('roles'), user.roles.join(', ')),
      ...entry(t('memberSince'), day(user.created_at)),
      ...entry(t('lastLogin'), user.last_login_at ? day(user.last_login_at) : '–')), edit);
  }

  function write() {
    const { user } = moongate;
    const fields = [
      field({ name: 'name', label: t('name'), value: user.name, autocomplete: 'name', maxlength: 64 }),
      field({ name: 'username', label: t('username'), hint: t('usernameHint'), value: user.username, maxlength: 20,
        autocomplete: 'username' }),
      field({ name: 'avatar', label: t('avatar'), value: user.avatar ?? '', type: 'url', required: false,
        autocomplete: 'photo' }),
    ];
    content.replaceChildren(form({
      fields,
      submit: t('save'),
      send: async (values) => {
        await moongate.updateProfile(changes(user, { ...values, avatar: values.avatar || null }));
        say(t('saved'));
        onChange();
        close();
      },
      after: [h('button', { type: 'button', class: 'quiet', onclick: close }, t('cancel'))],
    }).element);
    fields[0].input.focus();
  }

  function close() {
    read();
    edit.focus();
  }

  read();
  return panel('profile', t('profile'), null, content);
}

/** Only what differs is sent. */
function changes(user, values) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => user[name] !== value));
}

function entry(name, value) {
  return [h('dt', {}, name), h('dd', {}, value)];
}
