let hiding;

/** Says something to everyone: in a corner for those who see, and to screen readers. */
export function say(text) {
  const status = document.getElementById('status');
  clearTimeout(hiding);
  // the same words again are news, too
  status.textContent = '';
  requestAnimationFrame(() => {
    status.textContent = text;
    status.classList.add('shown');
  });
  hiding = setTimeout(() => {
    status.classList.remove('shown');
    status.textContent = '';
  }, 8000);
}
