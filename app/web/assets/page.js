// Shared by every pane: buttons and forms tell Python what to do, and a few things that need no server are done here.
const tell = (source, extra) => trigger('click', { do: source.dataset.do, value: source.dataset.value || '', ...extra });
const fieldsOf = (form) => {
  const fields = {};
  for (const [name, value] of new FormData(form)) (fields[name] ||= []).push(value);
  return fields;
};
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without HTTPS a browser gives no clipboard: select the text and copy that.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
};
const said = (button, text) => {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1500);
};
element.addEventListener('click', async (event) => {
  const button = event.target.closest('button, a[data-local]');
  if (!button) return;
  const local = button.dataset.local;
  if (local === 'copy' || local === 'link') {
    const value = button.dataset.value;
    await copied(local === 'link' ? location.origin + location.pathname + value : value);
    return said(button, '✓ ' + (button.dataset.done || ''));
  }
  if (local === 'theme') {
    const dark = document.body.classList.toggle('dark');
    try { localStorage.setItem('govqa-theme', dark ? 'dark' : 'light'); } catch { /* remembered where allowed */ }
    return;
  }
  if (!button.dataset.do || button.disabled) return;
  if (button.dataset.confirm && !window.confirm(button.dataset.confirm)) return;
  if (button.dataset.do === 'unfilter') {
    // Python's form is the one that was drawn first, so that drawing it again would change nothing.
    for (const field of button.form.elements) {
      if (field.type === 'checkbox') field.checked = false;
      else if (field.type === 'number') field.value = '';
    }
  }
  if (button.dataset.do === 'open') window.govqaOpener = button;
  tell(button);
});
element.addEventListener('submit', (event) => {
  if ('plain' in event.target.dataset) return;
  event.preventDefault();
  tell(event.target, { fields: fieldsOf(event.target) });
});
element.addEventListener('change', (event) => {
  if (event.target.matches('select[data-do]')) trigger('click', { do: event.target.dataset.do, value: event.target.value });
  const form = event.target.closest('form[data-auto]');
  if (form) tell(form, { fields: fieldsOf(form) });
});
// What is drawn anew loses the keyboard's place: it goes back to the button that was used.
let used = null;
element.addEventListener('click', (event) => { used = event.target.closest('[data-do]'); }, true);
watch('value', () => {
  if (!used || used.isConnected || document.activeElement !== document.body) return;
  const twin = [...element.querySelectorAll(`[data-do="${used.dataset.do}"]`)].find((each) => each.dataset.value === used.dataset.value);
  twin?.focus({ preventScroll: true });
});
// What was unfolded stays so.
const unfolded = {};
element.addEventListener('toggle', (event) => { unfolded[event.target.className] = event.target.open; }, true);
watch('value', () => {
  for (const details of element.querySelectorAll('details[class]')) {
    if (details.className in unfolded) details.open = unfolded[details.className];
  }
});
