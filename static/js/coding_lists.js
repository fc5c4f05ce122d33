/* Coding: the lists of texts and codes stand through every act. What an act changed is written into
   them: how often codes are used, which code is chosen, and the codes of the form that changes one. */
(() => {
  const screen = () => document.getElementById("coding");
  const codebook = () => document.querySelector("[data-codebook]");

  const writeUses = (uses) => {
    for (const pair of uses.split(" ").filter(Boolean)) {
      const [code, used] = pair.split(":");
      const count = codebook().querySelector(`[data-code="${code}"] .coding-count`);
      if (count) count.textContent = used;
    }
    for (const category of codebook().querySelectorAll("details")) {
      const counts = [...category.querySelectorAll("[data-code] .coding-count")];
      category.querySelector("[data-sum]").textContent = counts.reduce((sum, one) => sum + Number(one.textContent), 0);
    }
  };

  const showChosen = (code) => {
    for (const link of codebook().querySelectorAll("[data-code]")) {
      const isHere = link.dataset.code === code;
      link.closest("li").classList.toggle("is-here", isHere);
      if (isHere) link.closest("details").open = true;
    }
  };

  const fillChoice = (code) => {
    const choice = document.getElementById("new-code");
    if (!choice) return;
    const groups = document.querySelectorAll("#plain-code optgroup");
    choice.replaceChildren(...[...groups].map((group) => group.cloneNode(true)));
    choice.value = code;
  };

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "coding" || !("uses" in (screen()?.dataset ?? {}))) return;
    const { uses, chosen } = screen().dataset;
    writeUses(uses);
    showChosen(chosen);
    fillChoice(chosen);
  });
})();
