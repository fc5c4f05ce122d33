// Suggestions of a text field that chooses one row of very many.
(() => {
  const WAIT_MS = 200;
  const attach = (input) => {
    const list = document.getElementById(`${input.id}_found`);
    if (!list) return;
    input.setAttribute("list", list.id);
    let timer = 0;
    let asked = "";
    const fill = async () => {
      const words = input.value.trim();
      if (words.length < 2 || words === asked || words.includes("(#")) return;
      asked = words;
      const answer = await fetch(`${input.dataset.find}&term=${encodeURIComponent(words)}`);
      if (!answer.ok || asked !== words) return;
      const { results } = await answer.json();
      list.replaceChildren(
        ...results.map(({ id, text }) => new Option("", `${text} (#${id})`)),
      );
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(fill, WAIT_MS);
    });
  };
  document.querySelectorAll("input[data-find]").forEach(attach);
})();
