import { h } from './dom.js';
import { field } from './field.js';
import { t } from './words.js';

/**
 * A captcha to solve: the picture, another one on demand, and the field for its characters.
 * @param {import('/moongate.js').Moongate} moongate
 * @param {import('/moongate.js').Captcha} captcha
 */
export function captchaField(moongate, captcha) {
  let id = captcha.captcha_id;
  const characters = field({
    name: 'captcha_code', label: t('captcha'), hint: t('captchaHint'), autocomplete: 'off', maxlength: 8,
  });
  const picture = h('img', { class: 'captcha', src: captcha.captcha_image, alt: t('captchaPicture') });
  const another = h('button', {
    type: 'button', class: 'quiet',
    onclick: async () => {
      const next = await moongate.refreshCaptcha(id).catch(() => moongate.captcha());
      id = next.captcha_id;
      picture.src = next.captcha_image;
      characters.input.value = '';
      characters.input.focus();
    },
  }, t('captchaNew'));
  return {
    ...characters,
    get value() {
      return characters.input.value;
    },
    get answer() {
      return { captcha_id: id, captcha_code: characters.input.value };
    },
    element: h('div', { class: 'captcha-row' }, h('div', { class: 'picture' }, picture, another), characters.element),
  };
}
