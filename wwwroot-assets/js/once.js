// A deed is done once: the second half of a double click, and a form that is still on its way, do nothing. A button that is
// pressed again and again on purpose says so with data-repeat. A deed that takes long says so where its form has data-busy, and waits for its answer.
const patience = 10_000;
const sent = new WeakMap();

addEventListener('click', event => {
  if (event.detail > 1 && event.target.closest?.('button:not([data-repeat])')) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method !== 'post') {
    return;
  }

  const busy = event.target.querySelector('[data-busy]');
  if (performance.now() - (sent.get(event.target) ?? -Infinity) < (busy ? Infinity : patience)) {
    event.preventDefault();
  } else {
    sent.set(event.target, performance.now());
    show(event.target, busy, true);
  }
});

function show(form, busy, isSent) {
  if (busy) {
    busy.textContent = isSent ? busy.dataset.busy : '';
    form.querySelector('[type=submit]')?.setAttribute('aria-disabled', isSent);
  }
}

// A page that comes back from the browser's history can be sent again.
addEventListener('pageshow', event => {
  if (event.persisted) {
    for (const form of document.forms) {
      sent.delete(form);
      show(form, form.querySelector('[data-busy]'), false);
    }
  }
});
