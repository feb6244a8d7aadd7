{% load static %}/* Keeps one page on the phone, so that it opens where there is no network. */
const SHELL = "{{ shell }}";
const CACHE = `kept-${SHELL}-{% static 'desk/kept.js' %}`;
const KEPT = [
  SHELL,
  "{% static 'looks/tokens.css' %}", "{% static 'looks/page.css' %}", "{% static 'looks/parts.css' %}",
  "{% static 'looks/forms.css' %}", "{% static 'looks/desk.css' %}", "{% static 'looks/print.css' %}",
  "{% static 'looks/looks.js' %}", "{% static 'looks/seal.svg' %}",
  "{% static 'desk/desk.css' %}", "{% static 'desk/phone.css' %}", "{% static 'desk/kept.js' %}",
{% for each in more %}  "{% static each %}",
{% endfor %}];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith(`kept-${SHELL}-`) && name !== CACHE);
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
