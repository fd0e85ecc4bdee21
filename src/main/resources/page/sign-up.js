import { codeAgainForm, codeForm } from './code.js';
import { h, title } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { t } from './words.js';

/** The code that is out, so that a change of language or a look at the mailbox does not lose it. */
let sent = null;

/** Opening an account: first a code to the address, then the rest. */
export function signUp(moongate, show) {
  return [
    title(t('signUpTitle')),
    ...(sent ? account(moongate, show) : address(moongate, show)),
    h('p', { class: 'aside' }, t('haveAccount'), ' ', h('a', { href: '#sign-in' }, t('signIn'))),
  ];
}

function address(moongate, show) {
  const email = field({ name: 'email', label: t('email'), type: 'email', autocomplete: 'email' });
  return [codeForm(moongate, {
    type: 'register', fields: [email], submit: t('sendCode'), email: () => email.value.trim(),
    onSent: (answer) => {
      sent = { ...answer, resend_at: Date.now() + answer.resend_in * 1000 };
      show();
    },
  }).element];
}

function account(moongate, show) {
  const code = field({
    name: 'code', label: t('code'), hint: t('codeHint'), autocomplete: 'one-time-code', inputmode: 'numeric',
    maxlength: 6,
  });
  const username = field({
    name: 'username', label: t('username'), hint: t('usernameHint'), autocomplete: 'username', maxlength: 20,
  });
  const password = field({
    name: 'password', label: t('password'), type: 'password', hint: t('passwordHint'), autocomplete: 'new-password',
  });
  const minutes = Math.round(sent.expires_in / 60);
  return [
    h('p', { class: 'lead' }, t('codeSent', { email: sent.email, minutes })),
    form({
      fields: [code, username, password],
      submit: t('createAccount'),
      send: async (values) => {
        await moongate.register({ email: sent.email, ...values });
        sent = null;
      },
      onError: (error) => {
        if (error.reason === 'USERNAME_TAKEN') username.input.focus();
        if (error.reason.startsWith('CODE_')) code.input.focus();
      },
    }).element,
    h('div', { class: 'row' }, codeAgainForm(moongate, { type: 'register', sent }).element,
      h('button', {
        type: 'button', class: 'quiet',
        onclick: () => {
          sent = null;
          show();
        },
      }, t('otherEmail'))),
  ];
}
