import { h, nextId } from './dom.js';
import { t } from './words.js';

/**
 * A labelled input with a place for a hint and for what is wrong with it.
 * @param {{name: string, label: string, type?: string, hint?: string, autocomplete?: string, value?: string,
 *   required?: boolean, inputmode?: string, maxlength?: number}} options
 */
export function field({ name, label, hint, required = true, type = 'text', ...attributes }) {
  const id = nextId(name);
  const hintElement = hint ? h('span', { class: 'hint', id: `${id}-hint` }, hint) : null;
  const error = h('span', { class: 'error', id: `${id}-error` });
  const input = h('input', {
    id, name, type, 'aria-required': required ? 'true' : null, autocapitalize: 'none', spellcheck: 'false',
    'aria-describedby': [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' '), ...attributes,
  });
  const box = type === 'password' ? h('span', { class: 'secret' }, input, reveal(input)) : input;
  const element = h('div', { class: 'field' }, h('label', { for: id }, label), box, hintElement, error);

  return {
    element, input, name, label, required,
    get value() {
      return input.value;
    },
    /** Shows what is wrong, or nothing. */
    complain(message) {
      error.textContent = message ? t('fieldError', { label, message }) : '';
      message ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid');
    },
  };
}

function reveal(input) {
  const button = h('button', {
    type: 'button', class: 'reveal', 'aria-pressed': 'false', 'aria-label': t('showPasswordLabel'),
    onclick: () => {
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
      button.textContent = t(shown ? 'showPassword' : 'hidePassword');
    },
  }, t('showPassword'));
  return button;
}
