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
// Where the server has too much to do the page says so in its own words; what was typed stays where it is.
if (!window.govqaFetch) {
  window.govqaFetch = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await window.govqaFetch(...asked);
    const event = String(asked[0]?.url ?? asked[0]).includes('/gradio_api/queue/join');
    const busy = document.getElementById('busy');
    if (event && busy) busy.hidden = answer.status !== 503;
    return answer;
  };
}
