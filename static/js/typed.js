// Long answers are kept while they are typed, so that a lost connection or a closed lid loses nothing.
(() => {
  "use strict";
  const form = document.querySelector("form[data-typed]");
  if (!form || !window.fetch) return;
  const said = form.querySelector("[data-typed-said]");
  const REST = 1500, EVERY = 6000;
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });

  const say = (words) => { if (said.textContent !== words) said.textContent = words; };

  for (const box of form.querySelectorAll("textarea")) {
    let kept = box.value, timer = 0, last = 0, busy = false;

    const keep = async (atOnce) => {
      clearTimeout(timer);
      if (leaving || busy || box.value === kept) return;
      const text = box.value;
      const fields = new FormData();
      fields.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      fields.append("question", box.name);
      fields.append("text", text);
      fields.append("seen", form.elements.seen ? form.elements.seen.value : "");
      busy = true;
      try {
        const answer = await fetch(form.dataset.typed, { method: "POST", body: fields, keepalive: atOnce, redirect: "error" });
        if (answer.ok) {
          kept = text;
          last = Date.now();
          say("What you have written is kept, for you alone, until you save.");
        } else {
          say(answer.status === 401 ? "You have been signed out. Save: you can sign in and nothing is lost." : "What you write is not being kept just now. Save often.");
        }
      } catch {
        say("No connection: what you write is not being kept just now.");
      }
      busy = false;
      if (box.value !== kept) later();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(false), Math.max(REST, last + EVERY - Date.now()));
    };
    box.addEventListener("input", later);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(true); });
  }
})();
