// A form with data-passkey asks the site for options, the browser for a credential, and then sends that with itself.
const isSupported = 'credentials' in navigator
  && typeof PublicKeyCredential === 'function'
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

async function ask(form) {
  const token = form.querySelector('input[name="__RequestVerificationToken"]').value;
  const answer = await fetch(form.dataset.passkey, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok) {
    throw new Error(`status ${answer.status}`);
  }
  const options = await answer.json();
  return form.dataset.passkey.endsWith('/creation')
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = !isSupported;
  form.addEventListener('submit', async event => {
    const credential = form.querySelector('input[name="Passkey"]');
    if (credential.value) {
      return;
    }
    event.preventDefault();
    const error = form.querySelector('[data-passkey-error]');
    error.hidden = true;
    try {
      credential.value = JSON.stringify(await ask(form));
      form.requestSubmit();
    } catch {
      // The person changed their mind, or the device said no.
      credential.value = '';
      error.textContent = form.dataset.passkeyFailed;
      error.hidden = false;
    }
  });
}
