/* The nearest institutions from the phone's own position: worked out here, sent nowhere. */
(() => {
  const box = document.querySelector("[data-near]");
  if (!box || !navigator.geolocation) return;
  box.hidden = false;
  const told = box.querySelector(".near-found");
  const say = (words) => { told.textContent = words; };
  const radians = (degrees) => (degrees * Math.PI) / 180;

  const metres = (here, place) => {
    const north = Math.sin(radians(place.latitude - here.latitude) / 2) ** 2;
    const east = Math.sin(radians(place.longitude - here.longitude) / 2) ** 2;
    const both = Math.cos(radians(here.latitude)) * Math.cos(radians(place.latitude));
    return 2 * 6371009 * Math.asin(Math.sqrt(north + both * east));
  };
  const words = (far) => (far < 1000 ? `${Math.round(far)} 米` : `${(far / 1000).toFixed(1)} 公里`);

  const show = (here, places) => {
    const near = places.map((place) => ({ ...place, far: metres(here, place) }))
      .sort((one, other) => one.far - other.far).slice(0, 10);
    if (!near.length) { say("没有登记了位置的机构。"); return; }
    const list = document.createElement("ol");
    near.forEach((place) => {
      const link = Object.assign(document.createElement("a"), { href: place.url, textContent: place.name });
      const line = document.createElement("li");
      line.append(link, ` ${words(place.far)}　${place.kind}`);
      list.append(line);
    });
    told.replaceChildren(list);
  };

  box.querySelector("button").addEventListener("click", () => {
    say("正在取得位置……");
    navigator.geolocation.getCurrentPosition(async (found) => {
      try {
        const answer = await fetch(box.dataset.near);
        show(found.coords, (await answer.json()).places);
      } catch {
        say("没有取到机构名单，请检查网络后再试，或在上面选村（社区）。");
      }
    }, () => say("没有取得位置。可以在上面选您所在的村（社区）来排远近。"), { maximumAge: 60000, timeout: 15000 });
  });
})();
