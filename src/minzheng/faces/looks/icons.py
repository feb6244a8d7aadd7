"""Line icons, 1.5 px, drawn for this house; always beside words, so hidden from readers."""

from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
    "phone": "M5 4h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L15 13.5l5 1.5v4c0 .6-.4 1-1 1A15 15 0"
    " 0 1 4 5"
    "c0-.6.4-1 1-1z",
    "home": "M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
    "child": "M12 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM6 12c2 1.5 4 2 6 2s4-.5 6-2M12"
    " 14v2M9 21l3-5 3 5",
    "rings": "M9 8.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 8.5a5.5 5.5 0 1 1 0 11 5.5 5.5"
    " 0 0 1 0-11"
    "zM10.5 4.5h3L12 7z",
    "elder": "M11 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM11 9.5c-2 1-3 3-3 5.5l2 1V21M11 9.5l1.5 4 3 1.5"
    "M16 13v8M10 16l3 2v3",
    "help": "M4 13c2-2 4-2 6-.5h3.5c1 0 1.5 1.8 0 2H10M4 19c2 1 5 1.5 7.5 1 2-.4 5-2.5 8-5.5"
    "-.7-1.3-2-1.2-3-.5L13.5 15.5M13 10.5 9.5 7.2c-1.8-2 .8-4.6 3.5-2 2.7-2.6 5.3 0 3.5 2z",
    "care": "M10 4a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM10 8v6h5l3 5M10 11h4M8 11.5a5 5 0 1 0"
    " 6.5 6.5",
    "leaf": "M5 19c0-9 5-14 14-14 0 9-5 14-14 14zM5 19l8-8",
    "move": "M4 20V9l5-4 5 4v11zM8 20v-5h2v5M16 13h5M18.5 10.5 21 13l-2.5 2.5",
    "pin": "M12 21c-4-4.5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6.5-6.5 11zM12 7.5a2.5 2.5"
    " 0 1 0 0 5"
    " 2.5 2.5 0 0 0 0-5z",
    "camera": "M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
    "upload": "M12 16V5M8 9l4-4 4 4M5 15v4h14v-4",
    "download": "M12 5v11M8 12l4 4 4-4M5 15v4h14v-4",
    "print": "M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.5h10V20H7z",
    "check": "M5 12.5 10 17.5 19.5 7",
    "cross": "M6 6l12 12M18 6 6 18",
    "alert": "M12 4 21 20H3zM12 10v5M12 17.200v.6",
    "clock": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2",
    "pause": "M9 6v12M15 6v12",
    "right": "M5 12h14M13 6l6 6-6 6",
    "left": "M19 12H5M11 6l-6 6 6 6",
    "document": "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
    "people": "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 20c0-4 2.5-6 5.5-6s5.5 2 5.5 6M15.5"
    " 5.5a3 3 0 0 1 0 5.5"
    "M17 14.3c2.2.8 3.5 2.7 3.5 5.7",
    "coin": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9 8l3 4 3-4M12 12v5M9.5 12.5h5M9.5 14.800h5",
    "calendar": "M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M8 14h3M8 17h6",
    "eye": "M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6zM12 9.5a2.5 2.5 0 1 0"
    " 0 5 2.5 2.5"
    " 0 0 0 0-5z",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
    "edit": "M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5h4",
    "voice": "M5 10v4h3l4 3.5v-11L8 10zM15 9.5c1 1.5 1 3.5 0 5M17.5 7.5c2 2.7 2 6.3 0 9",
}


def icon_svg(name: str) -> SafeString:
    frame = 'class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"'
    drawn = f'<svg {frame}><path d="{PATHS[name]}"/></svg>'
    return mark_safe(drawn)  # noqa: S308 - only our own constants go in
