/* On top of the kept forms: a point said is marked at once; "somebody is here" chooses its point. */
(() => {
  const points = document.querySelector("[data-points]");
  const found = document.querySelector("[data-found]");
  if (!points || !found) return;
  points.addEventListener("click", (event) => {
    const link = event.target.closest("[data-here]");
    if (!link) return;
    event.preventDefault();
    found.elements.point.value = link.dataset.here;
    found.elements.where.value ||= link.dataset.name;
    found.scrollIntoView();
    found.elements.where.focus();
  });
  const mark = (point, words) => {
    const said = points.querySelector(`[data-point="${CSS.escape(point)}"] [data-seen]`);
    if (said) said.textContent = words;
  };
  const tell = (event) => {
    const { form, submitter } = event.detail;
    if (submitter?.dataset.word) mark(form.elements.point.value, `${submitter.dataset.word}（存在手机里）`);
  };
  addEventListener("kept-here", tell);
  addEventListener("kept-sent", (event) => {
    event.detail.filter((told) => told.state !== "refused").forEach((told) => {
      const [name, words] = told.words.split("：");
      points.querySelectorAll("[data-point]").forEach((each) => {
        if (each.dataset.name === name) mark(each.dataset.point, words);
      });
    });
  });
})();
