// The page's language and title follow the header; the reader's own choice of light or dark wins over the system's.
const name = () => {
  const head = element.querySelector('header');
  document.documentElement.lang = head.lang;
  document.title = head.dataset.title;
};
name();
watch('value', name);
try {
  const theme = localStorage.getItem('govqa-theme');
  if (theme) document.body.classList.toggle('dark', theme === 'dark');
} catch { /* the system's choice stays */ }
