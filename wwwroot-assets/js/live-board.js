// Keeps a leaderboard's table up to date: an event says that the board has changed, the table is fetched and put in place.
const board = document.querySelector('[data-board]');
const state = document.querySelector('[data-live-state]');
const news = document.querySelector('[data-board-news]');

function show(isLive) {
  state.hidden = false;
  state.classList.toggle('live', isLive);
  state.textContent = isLive ? state.dataset.live : state.dataset.offline;
}

function cells() {
  return new Map([...board.querySelectorAll('tr[data-team]')].map(row => [row.dataset.team, row.textContent]));
}

async function refresh() {
  const sort = board.dataset.sort ? `?sort=${encodeURIComponent(board.dataset.sort)}` : '';
  const answer = await fetch(`${board.dataset.board}/table${sort}`, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    return;
  }
  const before = cells();
  const focused = board.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  board.innerHTML = await answer.text();
  if (focused) {
    board.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  for (const row of board.querySelectorAll('tr[data-team]')) {
    row.classList.toggle('changed', before.get(row.dataset.team) !== row.textContent);
  }
  news.textContent = '';
  news.textContent = news.dataset.boardNews;
}

function watch() {
  const events = new EventSource(`${board.dataset.board}/events`);
  events.addEventListener('open', () => show(true));
  events.addEventListener('error', () => show(false));
  events.addEventListener('board', event => {
    if (event.data !== board.dataset.stamp) {
      board.dataset.stamp = event.data;
      refresh();
    }
  });
  return events;
}

if (board) {
  let events = watch();
  // A page that nobody looks at holds no connection.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      events.close();
    } else if (events.readyState === EventSource.CLOSED) {
      events = watch();
    }
  });
}
