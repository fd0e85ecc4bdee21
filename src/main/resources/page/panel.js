import { h, nextId } from './dom.js';

/** A part of the account view under a heading of its own. */
export function panel(name, heading, text, ...children) {
  const id = nextId(name);
  return h('section', { class: `panel ${name}`, 'aria-labelledby': id },
    h('h2', { id, tabindex: '-1' }, heading), text && h('p', { class: 'hint' }, text), ...children);
}
