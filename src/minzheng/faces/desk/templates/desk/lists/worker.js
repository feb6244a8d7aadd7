{% load static %}/* Keeps the page without data on the phone, so that it opens where there is no network. */
const SHELL = "{% url 'desk:visit-shell' %}";
const CACHE = "visits-{% static 'desk/offline.js' %}";
const KEPT = [
  SHELL,
  "{% static 'looks/tokens.css' %}", "{% static 'looks/page.css' %}", "{% static 'looks/parts.css' %}",
  "{% static 'looks/forms.css' %}", "{% static 'looks/desk.css' %}", "{% static 'looks/print.css' %}",
  "{% static 'looks/looks.js' %}", "{% static 'looks/seal.svg' %}",
  "{% static 'desk/desk.css' %}", "{% static 'desk/lists.css' %}", "{% static 'desk/offline.js' %}",
];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("visits-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
    .then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(SHELL)));
  } else if (KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});
