// Keeps a leaderboard's table up to date: an event says that the board has changed, the table is fetched and put in place.
const board = document.querySelector('[data-board]');
const state = document.querySelector('[data-live-state]');
const news = document.querySelector('[data-board-news]');

function show(isLive) {
  state.hidden = false;
  state.classList.toggle('live', isLive);
  state.textContent = isLive ? state.dataset.live : state.dataset.offline;
}

// A team may have a row for each of its runs.
const keyOf = row => `${row.dataset.run ?? ''} ${row.dataset.team}`;

function cells() {
  return new Map([...board.querySelectorAll('tr[data-team]')].map(row => [keyOf(row), row.textContent]));
}

// Pauses double from one to sixty seconds; what has failed is tried again.
const pause = failures => new Promise(go => setTimeout(go, 1000 * Math.min(2 ** (failures - 1), 60)));

async function fetchTable() {
  const sort = board.dataset.sort ? `?sort=${encodeURIComponent(board.dataset.sort)}` : '';
  const answer = await fetch(`${board.dataset.board}/table${sort}`, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  return answer.text();
}

function put(table) {
  const before = cells();
  const focused = board.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  board.innerHTML = table;
  if (focused) {
    board.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  for (const row of board.querySelectorAll('tr[data-team]')) {
    row.classList.toggle('changed', before.get(keyOf(row)) !== row.textContent);
  }
  news.textContent = '';
  news.textContent = news.dataset.boardNews;
}

// One fetch at a time, until the page shows what was announced last: a late answer must not replace a newer one.
let announced = board?.dataset.stamp;
let isFetching = false;
async function catchUp() {
  if (isFetching) {
    return;
  }
  isFetching = true;
  for (let failures = 0; board.dataset.stamp !== announced;) {
    const stamp = announced;
    try {
      put(await fetchTable());
      board.dataset.stamp = stamp;
      failures = 0;
    } catch {
      await pause(++failures);
    }
  }
  isFetching = false;
}

let events = null;
let refusals = 0;
function watch() {
  const source = new EventSource(`${board.dataset.board}/events`);
  events = source;
  source.addEventListener('open', () => {
    refusals = 0;
    show(true);
  });
  source.addEventListener('error', async () => {
    show(false);
    // The browser connects again by itself, but not where the server has answered with a refusal.
    if (source.readyState === EventSource.CLOSED) {
      await pause(++refusals);
      if (events === source && !document.hidden) {
        watch();
      }
    }
  });
  source.addEventListener('board', event => {
    announced = event.data;
    catchUp();
  });
}

if (board) {
  watch();
  // A page that nobody looks at holds no connection.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      events.close();
    } else if (events.readyState === EventSource.CLOSED) {
      watch();
    }
  });
}
