{% load static %}/* Keeps the till's page on the device, so that it opens where there is no network. */
const CACHE = "till-{% static 'provider/till.js' %}";
const KEPT = [
  "{% static 'looks/tokens.css' %}", "{% static 'looks/page.css' %}", "{% static 'looks/parts.css' %}",
  "{% static 'looks/forms.css' %}", "{% static 'looks/print.css' %}", "{% static 'looks/looks.js' %}",
  "{% static 'looks/seal.svg' %}", "{% static 'provider/meals.css' %}", "{% static 'provider/till.js' %}",
];
const isTill = (url) => /\/meals\/\d+\/till\/$/.test(url.pathname);

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("till-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
    .then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && isTill(url)) {
    event.respondWith(fetch(request).then(async (answer) => {
      if (answer.ok && !answer.redirected && !url.search) (await caches.open(CACHE)).put(request, answer.clone());
      return answer;
    }).catch(() => caches.match(request, { ignoreSearch: true })));
  } else if (KEPT.includes(url.pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});
