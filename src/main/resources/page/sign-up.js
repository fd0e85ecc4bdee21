import { codeAgainForm, codeForm } from './code.js';
import { h, title } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { t } from './words.js';

/** The code that is out, so that a change of language or a look at the mailbox does not lose it. */
let sent = null;

/** Opening an account: first a code to the address, then the rest; all at once where Moongate takes no code. */
export function signUp(moongate, show) {
  return [
    title(t('signUpTitle')),
    ...steps(moongate, show),
    h('p', { class: 'aside' }, t('haveAccount'), ' ', h('a', { href: '#sign-in' }, t('signIn'))),
  ];
}

function steps(moongate, show) {
  if (!('takesCode' in document.body.dataset)) return [account(moongate, emailField()).element];
  return sent ? accountWithCode(moongate, show) : [address(moongate, show).element];
}

function emailField() {
  return field({ name: 'email', label: t('email'), type: 'email', autocomplete: 'email' });
}

function address(moongate, show) {
  const email = emailField();
  return codeForm(moongate, {
    type: 'register', fields: [email], submit: t('sendCode'), email: () => email.value.trim(),
    onSent: (answer) => {
      sent = { ...answer, resend_at: Date.now() + answer.resend_in * 1000 };
      show();
    },
  });
}

function accountWithCode(moongate, show) {
  const code = field({
    name: 'code', label: t('code'), hint: t('codeHint'), autocomplete: 'one-time-code', inputmode: 'numeric',
    maxlength: 6,
  });
  const minutes = Math.round(sent.expires_in / 60);
  return [
    h('p', { class: 'lead' }, t('codeSent', { email: sent.email, minutes })),
    account(moongate, code).element,
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

/** The form that opens the account, below the field that says whose it is: the code of the mail, or the address. */
function account(moongate, owner) {
  const username = field({
    name: 'username', label: t('username'), hint: t('usernameHint'), autocomplete: 'username', maxlength: 20,
  });
  const password = field({
    name: 'password', label: t('password'), type: 'password', hint: t('passwordHint'), autocomplete: 'new-password',
  });
  return form({
    fields: [owner, username, password],
    submit: t('createAccount'),
    send: async (values) => {
      await moongate.register({ ...values, email: sent?.email ?? values.email.trim() });
      sent = null;
    },
    onError: (error) => {
      if (error.reason === 'USERNAME_TAKEN') username.input.focus();
      if (error.reason.startsWith('CODE_') || error.reason === 'EMAIL_TAKEN') owner.input.focus();
    },
  });
}
