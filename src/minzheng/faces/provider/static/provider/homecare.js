/* Where the phone is goes with the press of a button; without an answer it goes without a place. */
(() => {
  const forms = document.querySelectorAll("form[data-locate]"), told = new WeakSet();
  const say = (words) => { document.querySelector("[data-said]").textContent = words; };
  const fill = (form, place) => {
    for (const name of ["latitude", "longitude", "accuracy"]) form.elements[name].value = place ? place.coords[name] : "";
  };
  const find = () => new Promise((done) => {
    if (!navigator.geolocation) { done(null); return; }
    navigator.geolocation.getCurrentPosition(done, () => done(null), { enableHighAccuracy: true, timeout: 8000, maximumAge: 0 });
  });
  forms.forEach((form) => form.addEventListener("submit", async (event) => {
    if (told.has(form)) { told.delete(form); return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    say("正在定位……");
    fill(form, await find());
    told.add(form);
    form.requestSubmit(event.submitter);
  }, true));
})();
