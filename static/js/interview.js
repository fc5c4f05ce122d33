/* The interview form beside its drafts: counts in the list of parts, next part, folds on a phone. */
(() => {
  const form = document.getElementById("intervju");
  if (!form) return;

  const isFilled = (question) => {
    for (const input of question.querySelectorAll("input, textarea")) {
      if (input.closest(".question-comment")) continue;
      const isChoice = input.type === "radio" || input.type === "checkbox";
      if (isChoice ? input.checked && input.value : input.value.trim()) return true;
    }
    return false;
  };

  /* Parts with something to correct keep saying so until the form is checked again. */
  const recount = (part) => {
    const link = document.querySelector(`.parts a[href="#${part.id}"]`);
    const item = link && link.closest("li");
    if (!item || item.dataset.state === "error") return;
    const questions = [...part.querySelectorAll("[data-question]")];
    const filled = questions.filter(isFilled).length;
    const note = item.querySelector(".part-note");
    note.textContent = note.textContent.replace(/\d+/, String(filled));
    item.dataset.state = filled === questions.length ? "done" : "later";
  };

  form.addEventListener("input", (event) => {
    const part = event.target.closest("[data-part]");
    if (part) recount(part);
  });

  form.addEventListener("draft:taken", (event) => {
    const part = form.querySelector(`[name="${event.detail}"]`)?.closest("[data-part]");
    if (part) recount(part);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.key.toLowerCase() !== "n") return;
    event.preventDefault();
    const parts = [...form.querySelectorAll("[data-part]")];
    const here = document.activeElement.closest("[data-part]");
    const next = parts[(parts.indexOf(here) + 1) % parts.length];
    next.querySelector("input, textarea").focus();
    next.scrollIntoView({ block: "start" });
  });

  if (window.matchMedia("(max-width: 999px)").matches) {
    for (const fold of document.querySelectorAll("[data-fold-narrow]")) fold.open = false;
  }
})();
