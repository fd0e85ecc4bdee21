import { MoongateError } from '/moongate.js';

import { countdown } from './countdown.js';
import { h } from './dom.js';
import { duration, t } from './words.js';

/**
 * A form that checks its fields for emptiness, sends, and shows what went wrong where it went wrong. A failure that says
 * to wait keeps the button shut for so long.
 * @param {{fields: any[], submit: string, send: (values: Record<string, string>) => Promise<void>,
 *   before?: (Node | null)[], after?: (Node | null)[], onError?: (error: MoongateError) => void, quiet?: boolean}} options
 */
export function form({ fields, submit, send, before = [], after = [], onError = () => {}, quiet = false }) {
  const message = h('p', { class: 'failure', role: 'alert' });
  const button = h('button', { type: 'submit', class: quiet ? 'quiet' : 'primary' }, submit);
  const slot = h('div', { class: 'slot' });
  const all = [...fields];

  async function onsubmit(event) {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    message.textContent = '';
    all.forEach((each) => each.complain(each.required && !each.value ? t('required') : ''));
    if (focusFirstInvalid()) return;
    button.setAttribute('aria-disabled', 'true');
    button.classList.add('busy');
    try {
      await send(Object.fromEntries(all.map((each) => [each.name, each.value])));
      button.removeAttribute('aria-disabled');
    } catch (error) {
      button.removeAttribute('aria-disabled');
      show(error);
    } finally {
      button.classList.remove('busy');
    }
  }

  function show(error) {
    if (!(error instanceof MoongateError)) throw error;
    for (const { field, message: wrong } of error.fields) {
      all.find((each) => each.name === field)?.complain(wrong);
    }
    const untold = error.fields.filter(({ field }) => !all.some((each) => each.name === field));
    const known = error.fields.length > 0 && untold.length === 0;
    message.textContent = known ? '' : textOf(error);
    if (error.retryAfter) {
      button.setAttribute('aria-disabled', 'true');
      countdown(error.retryAfter, (seconds) => {
        if (!button.isConnected) return false;
        message.textContent = seconds > 0 ? t('retryIn', { message: error.message, time: duration(seconds) }) : '';
        if (seconds === 0) button.removeAttribute('aria-disabled');
        return true;
      });
    }
    if (!focusFirstInvalid()) button.focus();
    onError(error);
  }

  function focusFirstInvalid() {
    const first = all.find((each) => each.input.hasAttribute('aria-invalid'));
    first?.input.focus();
    return Boolean(first);
  }

  return {
    element: h('form', { novalidate: true, onsubmit }, ...before, ...fields.map((each) => each.element), slot, message,
      button, ...after),
    slot,
    button,
    /** Keeps the button shut for some seconds and says so on it. */
    hold(seconds) {
      button.setAttribute('aria-disabled', 'true');
      countdown(seconds, (left) => {
        button.textContent = left > 0 ? t('wait', { time: duration(left) }) : submit;
        if (left === 0) button.removeAttribute('aria-disabled');
        return left > 0;
      });
    },
    /** Puts a field that is needed now, or not any more (null), before the button. */
    extra(extra) {
      all.splice(fields.length, all.length, ...(extra ? [extra] : []));
      slot.replaceChildren(...(extra ? [extra.element] : []));
    },
    show,
  };
}

/** What a failure says to people. */
export function textOf(error) {
  return error.reason === 'NETWORK' ? t('networkError') : error.message;
}
