/**
 * Builds an element: `h('p', { class: 'hint', onclick: f }, 'text', otherElement)`. Text stays text.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] functions become listeners; null, undefined and false are left out
 * @param {...(Node | string | null | false)} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** A heading that can take the focus when its view appears. */
export function title(text) {
  return h('h1', { tabindex: '-1' }, text);
}

let last = 0;

/** An id that no other element of the page has. */
export function nextId(name) {
  last += 1;
  return `${name}-${last}`;
}
