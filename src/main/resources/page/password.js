import { h } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { panel } from './panel.js';
import { say } from './status.js';
import { t } from './words.js';

/** Another password for whoever knows the present one. */
export function password(moongate) {
  const present = field({
    name: 'current_password', label: t('currentPassword'), type: 'password', autocomplete: 'current-password',
  });
  const next = field({
    name: 'new_password', label: t('newPassword'), type: 'password', hint: t('passwordHint'),
    autocomplete: 'new-password',
  });
  return panel('password', t('changePassword'), null, form({
    // tells password managers whose password it is
    before: [h('input', { type: 'text', autocomplete: 'username', value: moongate.user.username, readonly: true, hidden: true })],
    fields: [present, next],
    submit: t('changePassword'),
    send: async (values) => {
      await moongate.changePassword({ currentPassword: values.current_password, newPassword: values.new_password });
      present.input.value = '';
      next.input.value = '';
      document.querySelector('.sessions')?.dispatchEvent(new Event('moongate:stale'));
      say(t('passwordChanged'));
    },
  }).element);
}
