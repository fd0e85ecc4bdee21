import { captchaField } from './captcha.js';
import { form } from './form.js';
import { t } from './words.js';

/**
 * A form that has a code mailed, with a captcha when Moongate asks for one.
 * @param {import('/moongate.js').Moongate} moongate
 * @param {{type: 'register' | 'reset_password', fields: any[], submit: string, quiet?: boolean,
 *   email: () => string, onSent: (sent: {email: string, expires_in: number, resend_in: number}) => void}} options
 */
export function codeForm(moongate, { type, fields, submit, quiet, email, onSent }) {
  let captcha = null;
  const result = form({
    fields, submit, quiet,
    send: async () => {
      const sent = await moongate.sendCode({ email: email(), type, ...captcha?.answer });
      captcha = null;
      result.extra(null);
      onSent(sent);
    },
    onError: async (error) => {
      if (error.reason === 'CAPTCHA_REQUIRED' || error.reason === 'CAPTCHA_INVALID') {
        captcha = captchaField(moongate, error.captcha ?? await moongate.captcha());
        result.extra(captcha);
        captcha.input.focus();
      }
    },
  });
  return result;
}

/** The same form once a code is out: only a button, shut until another code may be sent. */
export function codeAgainForm(moongate, { type, sent }) {
  const again = codeForm(moongate, {
    type, fields: [], submit: t('sendCodeAgain'), quiet: true, email: () => sent.email,
    onSent: ({ resend_in: seconds }) => again.hold(seconds),
  });
  again.element.classList.add('again');
  again.hold(Math.max(1, Math.ceil((sent.resend_at - Date.now()) / 1000)));
  return again;
}
