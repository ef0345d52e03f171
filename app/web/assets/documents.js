// Files go to the app's own address, one after the other, each with its progress; then the index is built anew.
const send = (file, bar) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open('POST', 'documents?name=' + encodeURIComponent(file.name));
  request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
  request.onloadend = () => {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* told below */ }
    resolve({ stored: request.status === 200, error: answer.error || String(request.status) });
  };
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
});
const sendAll = async (files) => {
  const bar = element.querySelector('progress'), list = element.querySelector('.uploads');
  let stored = 0;
  bar.hidden = false;
  list.replaceChildren();
  for (const file of files) {
    bar.value = 0;
    const answer = await send(file, bar);
    const line = document.createElement('li');
    line.className = answer.stored ? 'stored' : 'error';
    line.textContent = file.name + ': ' + (answer.stored ? list.dataset.stored : list.dataset.refused + ' ' + answer.error);
    list.append(line);
    stored += answer.stored;
  }
  bar.hidden = true;
  if (stored) trigger('click', { do: 'rebuild', value: '' });
};
element.addEventListener('change', (event) => {
  if (event.target.matches('input[type=file]')) sendAll([...event.target.files]);
});
for (const kind of ['dragover', 'dragleave', 'drop']) {
  element.addEventListener(kind, (event) => {
    const zone = event.target.closest('.drop');
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') sendAll([...event.dataTransfer.files]);
  });
}
