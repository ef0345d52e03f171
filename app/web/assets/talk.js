// A new answer is scrolled to; inside the conversation the keys 1 to 9 open its citations.
watch('value', () => element.querySelector('.turn:last-child')?.scrollIntoView({ block: 'nearest' }));
element.addEventListener('keydown', (event) => {
  if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest('input, textarea, select')) return;
  const turns = element.querySelectorAll('.turn');
  const turn = event.target.closest('.turn') || turns[turns.length - 1];
  turn?.querySelectorAll('button.source')[event.key - 1]?.click();
});
