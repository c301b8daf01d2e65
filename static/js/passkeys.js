// Passkeys: forms marked data-passkey get the answer of the browser's own dialogue into their field "credential".
(() => {
  "use strict";

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const readable = {
    create: (options) => ({
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    }),
    get: (options) => ({
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
    }),
  };

  const written = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const optionsOf = async (form) => {
    if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
    const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    return (await answer.json()).request_options;
  };

  const ask = async (form) => {
    const kind = form.dataset.passkey;
    const options = await optionsOf(form);
    const credential = await navigator.credentials[kind]({ publicKey: readable[kind](options.publicKey) });
    form.elements.credential.value = written(credential);
    form.submit();
  };

  const possible = Boolean(window.PublicKeyCredential && navigator.credentials);
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.querySelector("[data-passkey-shown]").hidden = !possible;
    const said = form.querySelector("[data-passkey-said]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      said.hidden = true;
      ask(form).catch((fault) => {
        said.textContent =
          fault.name === "InvalidStateError"
            ? "This device has a passkey for your account already."
            : "That did not work, or was stopped. Try again, or use another way.";
        said.hidden = false;
      });
    });
  }
  for (const words of document.querySelectorAll("[data-passkey-without-script]")) words.hidden = true;
  const impossible = document.querySelector("[data-passkey-impossible]");
  if (impossible) impossible.hidden = possible;
})();
