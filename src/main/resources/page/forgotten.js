import { codeAgainForm, codeForm } from './code.js';
import { h, title } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { say } from './status.js';
import { t } from './words.js';

let sent = null;

/** A new password for whoever has forgotten the old one: first a code to the address, then the password. */
export function forgotten(moongate, show) {
  return [
    title(t('forgottenTitle')),
    ...(sent ? password(moongate) : address(moongate, show)),
    h('p', { class: 'aside' }, h('a', { href: '#sign-in' }, t('backToSignIn'))),
  ];
}

function address(moongate, show) {
  const email = field({ name: 'email', label: t('email'), type: 'email', autocomplete: 'username' });
  return [
    h('p', { class: 'lead' }, t('forgottenText')),
    codeForm(moongate, {
      type: 'reset_password', fields: [email], submit: t('sendCode'), email: () => email.value.trim(),
      onSent: (answer) => {
        sent = { ...answer, resend_at: Date.now() + answer.resend_in * 1000 };
        show();
      },
    }).element,
  ];
}

function password(moongate) {
  const code = field({
    name: 'code', label: t('code'), hint: t('codeHint'), autocomplete: 'one-time-code', inputmode: 'numeric',
    maxlength: 6,
  });
  const next = field({
    name: 'new_password', label: t('newPassword'), type: 'password', hint: t('passwordHint'),
    autocomplete: 'new-password',
  });
  return [
    h('p', { class: 'lead' }, t('codeSent', { email: sent.email, minutes: Math.round(sent.expires_in / 60) })),
    form({
      fields: [code, next],
      submit: t('setPassword'),
      send: async (values) => {
        await moongate.resetPassword({ email: sent.email, code: values.code, newPassword: values.new_password });
        sent = null;
        location.hash = '#sign-in';
        say(t('passwordReset'));
      },
      onError: (error) => error.reason.startsWith('CODE_') && code.input.focus(),
    }).element,
    codeAgainForm(moongate, { type: 'reset_password', sent }).element,
  ];
}
