// Sends a file as the body of a request and tells a .NET object how far it is. XMLHttpRequest, because fetch reports no upload progress.
const running = new Map();

export function choose(input) {
  const file = input.files[0];
  return file ? { name: file.name, size: file.size } : null;
}

export function send(id, input, url, listener) {
  const file = input.files[0];
  const request = new XMLHttpRequest();
  running.set(id, request);
  request.open('POST', url);
  request.setRequestHeader('X-SharedTask-Upload', '1');
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  let told = -1;
  request.upload.addEventListener('progress', event => {
    const percent = event.total > 0 ? Math.floor((100 * event.loaded) / event.total) : 100;
    if (percent > told) {
      told = percent;
      listener.invokeMethodAsync('OnProgress', percent).catch(() => {});
    }
  });
  const end = (status, body) => {
    running.delete(id);
    tellEnd(listener, status, body);
  };
  request.addEventListener('load', () => end(request.status, request.responseText));
  request.addEventListener('error', () => end(0, ''));
  request.addEventListener('abort', () => end(-1, ''));
  request.send(file);
}

// The page may have lost its connection in the meantime; it is told when that is back.
function tellEnd(listener, status, body) {
  listener.invokeMethodAsync('OnEnd', status, body).catch(() => {
    const notice = document.getElementById('components-reconnect-modal');
    const again = event => {
      if (event.detail.state === 'hide') {
        notice.removeEventListener('components-reconnect-state-changed', again);
        tellEnd(listener, status, body);
      }
    };
    notice.addEventListener('components-reconnect-state-changed', again);
  });
}

export function cancel(id) {
  running.get(id)?.abort();
}

export function clear(input) {
  input.value = '';
}
