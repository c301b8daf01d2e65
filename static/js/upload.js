// A form that sends a file: a bar while it travels. Without this the browser sends the form by itself.
(() => {
  "use strict";

  // A page loaded anew after a file arrived begins where the file stands, as the server's own redirect would.
  const KEY = "wm-added";
  const remember = (path) => { try { window.sessionStorage.setItem(KEY, path); } catch { /* the page's top will do */ } };
  try {
    if (window.sessionStorage.getItem(KEY) === window.location.pathname) {
      const added = document.getElementById("added");
      if (added) added.scrollIntoView();
    }
    window.sessionStorage.removeItem(KEY);
  } catch { /* no storage, no jump */ }

  const form = document.querySelector("form[data-progress]");
  const file = form && form.querySelector("input[type=file]");
  if (!file || !window.FormData || !("upload" in new XMLHttpRequest())) return;

  const box = document.createElement("div");
  const words = document.createElement("p");
  const bar = document.createElement("progress");
  box.className = "wm-sending";
  words.setAttribute("role", "status");
  words.id = "sending";
  bar.setAttribute("aria-labelledby", words.id);
  bar.max = 100;

  const tell = (said) => { if (words.textContent !== said) words.textContent = said; };
  const buttons = () => form.querySelectorAll("button");
  const free = () => buttons().forEach((button) => button.removeAttribute("aria-disabled"));

  const arrived = (request) => {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (page.querySelector(".govuk-error-summary") || request.status >= 400) {
      document.open();
      document.write(request.responseText);
      document.close();
      return;
    }
    const there = new URL(request.responseURL || window.location.href);
    if (there.pathname === window.location.pathname && there.search === window.location.search) {
      remember(there.pathname);
      // Not reload(): a page that came of an earlier, faulty form would send that form again.
      window.location.replace(there.pathname + there.search);
    } else {
      window.location.assign(there.href);
    }
  };

  form.addEventListener("submit", (event) => {
    if (!file.files.length) return;
    event.preventDefault();
    if (form.querySelector("button[aria-disabled]")) return;
    const data = new FormData(form);
    if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
    buttons().forEach((button) => button.setAttribute("aria-disabled", "true"));
    if (!box.isConnected) {
      box.append(words, bar);
      form.querySelector(".wm-actions").before(box);
    }
    bar.removeAttribute("value");
    tell("Sending the file");
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    request.upload.addEventListener("progress", (step) => {
      if (!step.lengthComputable) return;
      const part = Math.floor((100 * step.loaded) / step.total);
      bar.value = part;
      if (part < 100) tell(part < 50 ? "Sending the file" : "Sending the file: more than half has arrived");
      else { bar.removeAttribute("value"); tell("Sent. Looking into the file"); }
    });
    request.addEventListener("load", () => arrived(request));
    request.addEventListener("error", () => {
      tell("The connection was lost, so the file did not arrive. What you wrote is still here: try again.");
      bar.value = 0;
      free();
    });
    request.send(data);
  });
})();
