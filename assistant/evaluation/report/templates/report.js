"use strict";
// The page is whole without this: everything is shown. With it, cases can be filtered.
(function () {
  const form = document.getElementById("filter");
  const folded = Array.from(document.querySelectorAll("details.ranked"));
  const tables = Array.from(document.querySelectorAll("figure details"));
  folded.forEach((one) => { one.open = false; });

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = tables.filter((one) => !one.open);
    opened.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((one) => { one.open = false; });
  });

  if (!form) { return; }
  const cases = Array.from(document.querySelectorAll(".case"));
  const words = cases.map((one) => one.textContent.toLowerCase());
  const show = () => {
    const chosen = ["type", "outcome", "agency"].map((key) => [key, form.elements[key].value]);
    const wanted = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cases.forEach((one, at) => {
      const fits = chosen.every(([key, value]) => !value || one.dataset[key] === value)
        && wanted.every((word) => words[at].includes(word));
      one.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.getElementById("shown").textContent = String(shown);
    document.getElementById("nothing").hidden = shown > 0;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => window.setTimeout(show));
  show();
})();
