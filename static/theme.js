// Light or dark, as the reader chose last. It runs before anything is drawn, so that no page flashes in the other one;
// therefore it is neither a module nor deferred.
"use strict";
{
  const root = document.documentElement;
  const choices = ["auto", "light", "dark"];
  // Where storage is forbidden, the choice holds for the page.
  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  let chosen = choices.includes(stored()) ? stored() : "auto";

  const show = (button) => {
    if (chosen === "auto") root.removeAttribute("data-theme");
    else root.dataset.theme = chosen;
    if (!button) return;
    button.dataset.chosen = chosen;
    button.setAttribute("aria-label", button.dataset[chosen]);
    button.title = button.dataset[chosen];
  };
  show();

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    if (!button) return;
    button.hidden = false;
    show(button);
    button.addEventListener("click", () => {
      chosen = choices[(choices.indexOf(chosen) + 1) % choices.length];
      try {
        localStorage.setItem("theme", chosen);
      } catch {
        // It is not remembered.
      }
      show(button);
    });
    // Another tab of the site.
    addEventListener("storage", (event) => {
      if (event.key !== "theme") return;
      chosen = choices.includes(event.newValue) ? event.newValue : "auto";
      show(button);
    });
  });
}
