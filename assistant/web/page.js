// Opens the source of a quotation beside the conversation (over it on a phone).
window.rilis = (() => {
  let opener = null;
  let untouched = null;
  const panel = () => document.getElementById("evidence");

  function open(button, focus) {
    const card = document.getElementById(button.dataset.card);
    if (!card || !panel()) return;
    const place = panel().querySelector(".card-place");
    untouched ??= place.innerHTML;
    place.innerHTML = card.innerHTML;
    document.querySelectorAll(".cite[aria-expanded]").forEach((one) => one.removeAttribute("aria-expanded"));
    button.setAttribute("aria-expanded", "true");
    place.querySelector("mark")?.scrollIntoView({ block: "nearest" });
    if (focus) {
      opener = button;
      panel().classList.add("open");
      panel().focus({ preventScroll: true });
    }
  }

  function close() {
    panel()?.classList.remove("open");
    opener?.focus();
    opener = null;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".cite");
    if (button) open(button, true);
    else if (event.target.closest?.("#evidence .close")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel()?.classList.contains("open")) close();
  });

  return {
    // after an answer: show its first source, and bring its question into view
    newest() {
      const turns = document.querySelectorAll(".turn");
      const last = turns[turns.length - 1];
      const first = last?.querySelector(".cite");
      if (first) open(first, false);
      last?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    },
    forget() {
      const place = panel()?.querySelector(".card-place");
      if (place && untouched) place.innerHTML = untouched;
      panel()?.classList.remove("open");
    },
  };
})();
