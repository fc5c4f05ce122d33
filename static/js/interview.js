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

  /* The choices that decide whether a later question is asked; none beside "did not know". */
  const chosen = (name) => {
    const checked = (one) => [...form.querySelectorAll(`[name="${one}"]:checked`)].map((input) => input.value);
    return checked(`${name}_state`).some(Boolean) ? [] : checked(name);
  };

  const isAsked = (question) => question.dataset.asked !== "no";

  /* In the guide's order, since a condition may rest on a question that is not asked itself. What
     was answered before the condition fell away stays in sight and says so. */
  const applyConditions = () => {
    for (const question of form.querySelectorAll("[data-depends-on]")) {
      const name = question.dataset.dependsOn;
      const before = form.querySelector(`[name="${name}"]`).closest("[data-question]");
      const answers = question.dataset.askedIf.split(" ");
      const holds = isAsked(before) && chosen(name).some((value) => answers.includes(value));
      const isWrong = question.querySelector(".ds-validation-message") !== null;
      question.dataset.asked = holds ? "yes" : "no";
      question.querySelector(".question-left-over").hidden = holds || !isFilled(question);
      question.hidden = !holds && !isFilled(question) && !hasComment(question) && !isWrong;
    }
  };

  const hasComment = (question) =>
    [...question.querySelectorAll(".question-comment textarea")].some((area) => area.value.trim());

  /* Parts with something to correct keep saying so until the form is checked again. */
  const recount = (part) => {
    const link = document.querySelector(`.parts a[href="#${part.id}"]`);
    const item = link && link.closest("li");
    if (!item || item.dataset.state === "error") return;
    const questions = [...part.querySelectorAll("[data-question]")].filter(isAsked);
    const filled = questions.filter(isFilled).length;
    const note = item.querySelector(".part-note");
    const counts = [filled, questions.length];
    note.textContent = note.textContent.replace(/\d+/g, () => String(counts.shift()));
    item.dataset.state = filled === questions.length ? "done" : "later";
  };

  /* A radio button that was hit by mistake cannot be let go of by itself. */
  const answersOf = (question) =>
    [...question.querySelectorAll('input[type="radio"]')].filter((one) => !one.closest(".question-state"));

  const offerToClear = () => {
    for (const place of form.querySelectorAll("[data-clear]")) {
      place.hidden = !answersOf(place.closest("[data-question]")).some((one) => one.checked);
    }
  };

  const clear = (question) => {
    const was = answersOf(question).find((one) => one.checked);
    if (!was) return;
    was.checked = false;
    was.focus();
    was.dispatchEvent(new Event("input", { bubbles: true }));
  };

  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-clear] button")) clear(event.target.closest("[data-question]"));
  });
  form.addEventListener("keydown", (event) => {
    const isAnswer = event.target.type === "radio" && !event.target.closest(".question-state");
    if (event.key === "Delete" && isAnswer) clear(event.target.closest("[data-question]"));
  });

  const hasConditions = form.querySelector("[data-depends-on]") !== null;

  /* A condition may reach into any later part. */
  const changed = (input) => {
    applyConditions();
    offerToClear();
    const part = input?.closest("[data-part]");
    if (hasConditions) form.querySelectorAll("[data-part]").forEach(recount);
    else if (part) recount(part);
  };

  applyConditions();
  offerToClear();
  form.addEventListener("input", (event) => changed(event.target));
  form.addEventListener("draft:taken", (event) => changed(form.querySelector(`[name="${event.detail}"]`)));

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.key.toLowerCase() !== "n") return;
    event.preventDefault();
    const parts = [...form.querySelectorAll("[data-part]")];
    const here = document.activeElement.closest("[data-part]");
    const next = parts[(parts.indexOf(here) + 1) % parts.length];
    next.querySelector("[data-question]:not([hidden]) :is(input, textarea)")?.focus();
    next.scrollIntoView({ block: "start" });
  });

  if (window.matchMedia("(max-width: 999px)").matches) {
    for (const fold of document.querySelectorAll("[data-fold-narrow]")) fold.open = false;
  }
})();
