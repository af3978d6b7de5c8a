// Fills the parts of a page that take a moment to make.
for (const place of document.querySelectorAll('[data-part]')) {
  fetch(place.dataset.part, { headers: { Accept: 'text/html' } })
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(answer.status)))
    .then(text => { place.innerHTML = text; })
    .catch(() => { place.textContent = place.dataset.failed; })
    .finally(() => place.removeAttribute('aria-busy'));
}
