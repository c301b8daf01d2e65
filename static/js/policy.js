// A policy page: a button that copies a clause's address, and the part being read marked in the contents.
(() => {
  "use strict";

  const copied = async (address) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(address);
      return;
    }
    const field = document.createElement("textarea");
    field.value = address;
    field.className = "govuk-visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };

  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);

  const tell = (button, words) => {
    const usual = button.firstChild.data;
    status.textContent = words;
    button.firstChild.data = words;
    window.setTimeout(() => {
      button.firstChild.data = usual;
      status.textContent = "";
    }, 4000);
  };

  const named = (row) => {
    const number = row.querySelector(".wm-row__number").textContent;
    const words = row.querySelector(".wm-row__text").textContent.trim().split(/\s+/);
    return number || `${words.slice(0, 6).join(" ")}${words.length > 6 ? " …" : ""}`;
  };

  // A list item is part of the sentence above it: a button for each would only lengthen the way of the Tab key.
  const rows = document.querySelectorAll(".wm-row:not(.wm-row--item)");
  rows.forEach((row) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wm-row__copy";
    button.append("Copy link to this clause");
    const which = document.createElement("span");
    which.className = "govuk-visually-hidden";
    which.textContent = named(row);
    button.append(which);
    let waiting = false;
    button.addEventListener("click", async () => {
      if (waiting) return;
      waiting = true;
      window.setTimeout(() => { waiting = false; }, 4000);
      try {
        await copied(`${window.location.origin}/clause/${row.id}/`);
        tell(button, "Copied");
      } catch {
        tell(button, "Your browser did not copy it");
      }
    });
    (row.querySelector("div.wm-row__margin") || row).append(button);
  });

  // Without a mouse to hover with, the button comes to the clause that is tapped.
  document.querySelector(".wm-policy").addEventListener("click", (event) => {
    const near = event.target.closest(".wm-row");
    rows.forEach((row) => row.classList.toggle("wm-row--near", row === near));
  });

  const links = new Map();
  document.querySelectorAll(".wm-contents a[href^='#']").forEach((link) => {
    const place = document.getElementById(link.hash.slice(1));
    const part = place && (place.closest(".wm-part") || place);
    if (part) links.set(part, [...(links.get(part) || []), link]);
  });
  const parts = [...links.keys()];
  const inView = new Set();
  let current = null;

  const mark = () => {
    const found = parts.find((part) => inView.has(part)) || current;
    if (!found || found === current) return;
    (links.get(current) || []).forEach((link) => link.removeAttribute("aria-current"));
    links.get(found).forEach((link) => {
      link.setAttribute("aria-current", "true");
      const list = link.closest(".wm-contents--wide");
      if (!list || list.scrollHeight <= list.clientHeight) return;
      const above = link.offsetTop - list.offsetTop;
      if (above < list.scrollTop || above + link.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = above - 80;
    });
    current = found;
  };

  if ("IntersectionObserver" in window) {
    const watch = new IntersectionObserver((seen) => {
      seen.forEach((entry) => (entry.isIntersecting ? inView.add(entry.target) : inView.delete(entry.target)));
      mark();
    }, { rootMargin: "-15% 0px -70% 0px" });
    parts.forEach((part) => watch.observe(part));
  }
})();
