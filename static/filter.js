// Filters the utterances of a page in place. Where this does not run, each filter is a link to the first that fits.
"use strict";
{
  const links = [...document.querySelectorAll("a[data-filter]")];
  const utterances = [...document.querySelectorAll(".utterance")];
  const status = document.querySelector(".filtered");
  const chosen = new Map();

  const show = () => {
    let shown = 0;
    for (const utterance of utterances) {
      utterance.hidden = ![...chosen].every(([by, value]) => utterance.dataset[by] === value);
      shown += utterance.hidden ? 0 : 1;
    }
    for (const link of links) {
      const pressed = chosen.get(link.dataset.filter) === link.dataset.value;
      link.setAttribute("aria-pressed", String(pressed));
    }
    const all = String(utterances.length);
    status.textContent = chosen.size ? status.dataset.text.replace("%1", shown).replace("%2", all) : "";
  };

  for (const link of links) {
    // It does something here, and leads nowhere.
    link.setAttribute("role", "button");
    const toggle = () => {
      const { filter, value } = link.dataset;
      if (chosen.get(filter) === value) chosen.delete(filter);
      else chosen.set(filter, value);
      show();
    };
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      toggle();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      toggle();
    });
  }
  // A link to an utterance shows it, whatever is chosen.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      chosen.clear();
      show();
      target.scrollIntoView();
    }
  });
  if (links.length) show();
}
