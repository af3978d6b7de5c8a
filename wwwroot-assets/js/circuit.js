// An interactive page is deaf before its circuit stands, while its connection is lost, and until it is loaded again when the server
// no longer knows it. What was typed in the meantime is typed again as soon as somebody listens.
const shelf = `typed:${location.pathname}`;
const kinds = 'input:not([type=file], [type=password], [type=hidden]), select, textarea';
const patience = 10_000;

// By field, in the order of the last change: a scorer is chosen before its parameters.
const typed = new Map();
let typing = null;

const isInteractive = () => document.documentElement.dataset.interactive === 'true';
const keyOf = field => field.id || field.getAttribute('aria-label');
const find = key => document.getElementById(key) ?? document.querySelector(`[aria-label="${CSS.escape(key)}"]`);
const holdsTick = field => field.type === 'checkbox' || field.type === 'radio';
const valueOf = field => (holdsTick(field) ? field.checked : field.value);
const standsAsMade = field => field.matches('select')
  ? [...field.options].every((option, i) => option.selected === (option.defaultSelected || (i === 0 && !field.querySelector('[selected]'))))
  : holdsTick(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue;

function remember(field) {
  if (field.matches?.(kinds) && keyOf(field)) {
    typed.delete(keyOf(field));
    typed.set(keyOf(field), valueOf(field));
  }
}

const stillShown = () => new Map([...typed].filter(([key, value]) => find(key) && valueOf(find(key)) === value));

function type(field, value) {
  if (holdsTick(field)) {
    field.checked = value;
  } else {
    const before = field.value;
    field.value = value;
    if (field.value !== value) {
      field.value = before;
      return;
    }
  }

  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function typeAgain(pending) {
  for (const [key, value] of [...pending]) {
    const field = find(key);
    if (field) {
      pending.delete(key);
      type(field, value);
    }
  }

  if (typing && find(typing) && document.activeElement === document.body) {
    find(typing).focus();
    typing = null;
  }
}

// Some fields appear only after what decides about them has been typed.
function typeAsTheyAppear(pending) {
  const look = () => {
    typeAgain(pending);
    return pending.size === 0 && !typing;
  };
  if (look()) {
    return;
  }

  const watcher = new MutationObserver(() => look() && watcher.disconnect());
  watcher.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), patience);
}

function begin() {
  const kept = JSON.parse(sessionStorage.getItem(shelf) ?? '[]');
  sessionStorage.removeItem(shelf);
  document.getElementById('typed-again').hidden = kept.length === 0;
  typeAsTheyAppear(new Map([...kept, ...typed]));
}

function loadAgain(pending) {
  sessionStorage.setItem(shelf, JSON.stringify([...pending]));
  location.reload();
}

for (const field of document.querySelectorAll(kinds)) {
  if (!standsAsMade(field)) {
    remember(field);
  }
}

for (const name of ['input', 'change']) {
  document.addEventListener(name, event => remember(event.target), true);
}

document.addEventListener('focusin', event => {
  if (!isInteractive()) {
    typing = keyOf(event.target);
  }
});

if (isInteractive()) {
  begin();
} else {
  const watcher = new MutationObserver(() => {
    watcher.disconnect();
    begin();
  });
  watcher.observe(document.documentElement, { attributeFilter: ['data-interactive'] });
}

const notice = document.getElementById('components-reconnect-modal');
let lost = new Map();

async function connect() {
  notice.dataset.state = 'trying';
  try {
    if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) {
      loadAgain(lost);
    }
  } catch {
    notice.dataset.state = 'failed';
  }
}

notice.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      lost = stillShown();
      notice.dataset.state = 'trying';
      notice.showModal();
      break;
    case 'hide':
      notice.close();
      typeAsTheyAppear(lost);
      break;
    case 'failed':
      notice.dataset.state = 'failed';
      break;
    case 'rejected':
    case 'resume-failed':
      loadAgain(lost);
      break;
  }
});
notice.addEventListener('cancel', event => event.preventDefault());
notice.querySelector('button').addEventListener('click', connect);
for (const name of ['online', 'visibilitychange']) {
  addEventListener(name, () => notice.dataset.state === 'failed' && notice.open && connect());
}

document.querySelector('#typed-again button').addEventListener('click', event => { event.target.parentElement.hidden = true; });
