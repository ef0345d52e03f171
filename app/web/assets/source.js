// The quote is scrolled to and the pane is focused when something is opened; Escape closes it and goes back.
watch('value', () => {
  const text = element.querySelector('.text'), quote = element.querySelector('mark.quote');
  if (!text) {
    if (window.govqaOpener?.isConnected) window.govqaOpener.focus();
    window.govqaOpener = null;
    return;
  }
  if (quote) text.scrollTop = quote.offsetTop - text.clientHeight / 4;
  if (window.govqaOpener) element.querySelector('h2').focus({ preventScroll: true });
  if (window.matchMedia('(max-width: 900px)').matches === false) element.scrollIntoView({ block: 'nearest' });
});
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.target.closest('input')) element.querySelector('button.close')?.click();
});
