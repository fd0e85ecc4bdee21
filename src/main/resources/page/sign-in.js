import { captchaField } from './captcha.js';
import { h, title } from './dom.js';
import { field } from './field.js';
import { form } from './form.js';
import { say } from './status.js';
import { t } from './words.js';

/** Signing in by e-mail address or username, with a captcha when Moongate asks for one. */
export function signIn(moongate) {
  const identifier = field({ name: 'identifier', label: t('identifier'), autocomplete: 'username', inputmode: 'email' });
  const password = field({
    name: 'password', label: t('password'), type: 'password', autocomplete: 'current-password',
  });
  let captcha = null;
  const signInForm = form({
    fields: [identifier, password],
    submit: t('signIn'),
    send: async (values) => {
      const name = values.identifier.includes('@') ? 'email' : 'username';
      await moongate.login({ [name]: values.identifier.trim(), password: values.password, ...captcha?.answer });
      say(t('signedIn'));
    },
    onError: async (error) => {
      if (error.reason === 'INVALID_CREDENTIALS') password.input.select();
      for (const wrong of error.fields) {
        if (wrong.field === 'email' || wrong.field === 'username') identifier.complain(wrong.message);
      }
      if (error.captcha || error.reason === 'CAPTCHA_INVALID') {
        captcha = captchaField(moongate, error.captcha ?? await moongate.captcha());
        signInForm.extra(captcha);
        if (error.reason !== 'INVALID_CREDENTIALS') captcha.input.focus();
      } else if (error.reason === 'ACCOUNT_LOCKED') {
        captcha = null;
        signInForm.extra(null);
      }
    },
    after: [h('p', { class: 'aside' }, h('a', { href: '#forgotten' }, t('forgottenLink')))],
  });
  return [
    title(t('signInTitle')),
    signInForm.element,
    h('p', { class: 'aside' }, t('noAccount'), ' ', h('a', { href: '#sign-up' }, t('signUpLink'))),
  ];
}
